package io.ringelection.operation;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import ch.qos.logback.classic.Level;
import ch.qos.logback.classic.LoggerContext;
import ch.qos.logback.classic.encoder.PatternLayoutEncoder;
import ch.qos.logback.classic.joran.JoranConfigurator;
import ch.qos.logback.classic.spi.ILoggingEvent;
import ch.qos.logback.classic.spi.LoggingEvent;
import ch.qos.logback.core.ConsoleAppender;
import ch.qos.logback.core.joran.spi.JoranException;
import ch.qos.logback.core.status.Status;
import java.nio.charset.StandardCharsets;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** {@code config/logback.xml}, loaded by Logback's own reader. */
class LogbackFileTest {
  private final LoggerContext context = new LoggerContext();

  @BeforeEach
  void load() throws JoranException {
    context.putProperty("RING_LOG_LEVEL", "INFO");
    JoranConfigurator configurator = new JoranConfigurator();
    configurator.setContext(context);
    configurator.doConfigure("../config/logback.xml");
  }

  @AfterEach
  void stop() {
    context.stop();
  }

  @Test
  void hasNoMistake() {
    List<Status> complaints =
        context.getStatusManager().getCopyOfStatusList().stream()
            .filter(status -> status.getEffectiveLevel() > Status.INFO)
            .toList();
    assertEquals(List.of(), complaints);
  }

  @Test
  void theRingSpeaksAndTheRestIsQuiet() {
    assertEquals(Level.INFO, context.getLogger("io.ringelection.core").getEffectiveLevel());
    assertEquals(Level.WARN, context.getLogger("com.hazelcast").getEffectiveLevel());
  }

  @Test
  void anEventWithAStackTraceIsOneLine() {
    LoggingEvent event =
        new LoggingEvent(
            getClass().getName(),
            context.getLogger("io.ringelection.test"),
            Level.INFO,
            "partition 7\nlost",
            new IllegalStateException("why"),
            null);
    String text = new String(encoder().encode(event), StandardCharsets.UTF_8);
    assertEquals(1, text.lines().count(), text);
    assertTrue(text.contains("partition 7 | lost | java.lang.IllegalStateException: why"), text);
  }

  private PatternLayoutEncoder encoder() {
    ConsoleAppender<ILoggingEvent> console =
        (ConsoleAppender<ILoggingEvent>) context.getLogger("ROOT").getAppender("console");
    return (PatternLayoutEncoder) console.getEncoder();
  }
}
