package io.ringelection.access;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.ArrayList;
import java.util.List;
import java.util.logging.Handler;
import java.util.logging.LogRecord;
import java.util.logging.Logger;
import org.junit.jupiter.api.Test;

/** One act, one line, whatever is in it. */
class AuditTest {
  private final List<String> lines = new ArrayList<>();
  private final Logger logger = Logger.getLogger(Audit.LOGGER);
  private final Handler ear =
      new Handler() {
        @Override
        public void publish(LogRecord told) {
          lines.add(told.getMessage());
        }

        @Override
        public void flush() {}

        @Override
        public void close() {}
      };

  @Test
  void oneLineEach() {
    logger.addHandler(ear);
    logger.setUseParentHandlers(false);
    try {
      Audit audit = new Audit("grpc");
      Caller ops = new Caller("ops", Role.OPERATE);
      audit.record(ops, "10.0.0.7:5555", "drain", "n2@1f", "done");
      audit.record(Caller.ANONYMOUS, "[::1]:9", "drain", "n2\ncaller=ops", "a token is needed");
    } finally {
      logger.removeHandler(ear);
      logger.setUseParentHandlers(true);
    }

    assertEquals(
        List.of(
            "face=grpc caller=ops role=OPERATE from=10.0.0.7:5555 action=drain target=n2@1f"
                + " outcome=done",
            "face=grpc caller=anonymous role=VIEW from=\"[::1]:9\" action=drain"
                + " target=\"n2\\ncaller=ops\" outcome=\"a token is needed\""),
        lines);
  }
}
