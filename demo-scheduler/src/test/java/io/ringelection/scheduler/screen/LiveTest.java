package io.ringelection.scheduler.screen;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.ringelection.scheduler.store.Tally;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.List;
import org.jline.terminal.Size;
import org.jline.terminal.Terminal;
import org.jline.terminal.impl.LineDisciplineTerminal;
import org.junit.jupiter.api.Test;

/** What is written to a terminal that is a stream of bytes. */
class LiveTest {
  private static final String ENTER = "\u001b[?1049h";
  private static final String LEAVE = "\u001b[?1049l";

  private final ByteArrayOutputStream written = new ByteArrayOutputStream();

  private Live live() throws IOException {
    Terminal terminal =
        new LineDisciplineTerminal("test", "xterm-256color", written, StandardCharsets.UTF_8);
    terminal.setSize(new Size(80, 24));
    return new Live(terminal);
  }

  private static Scene scene(int seconds) {
    Scene.Head head = new Scene.Head("ring", 3, 1024, 0, 7, "", Duration.ofSeconds(seconds));
    return new Scene(head, List.of(), List.of(), Tally.NONE, List.of("something happened"));
  }

  private String take() {
    String text = written.toString(StandardCharsets.UTF_8);
    written.reset();
    return text;
  }

  @Test
  void theScreenIsTakenWithTheFirstSceneAndGivenBack() throws IOException {
    Live live = live();
    assertFalse(take().contains(ENTER));
    live.show(scene(1));
    String first = take();
    assertTrue(first.contains(ENTER) && first.contains("something happened"), first);
    live.close();
    String last = take();
    assertTrue(last.contains(LEAVE), last);
    live.show(scene(2));
    assertEquals("", take());
  }

  @Test
  void onlyWhatChangedIsWritten() throws IOException {
    Live live = live();
    live.show(scene(1));
    int all = take().length();
    live.show(scene(2));
    String second = take();
    assertTrue(second.length() < all / 4 && second.contains("2"), second);
    live.show(scene(2));
    assertFalse(take().contains("ring"));
    live.close();
  }
}
