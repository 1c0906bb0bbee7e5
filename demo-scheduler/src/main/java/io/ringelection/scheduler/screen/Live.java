package io.ringelection.scheduler.screen;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Optional;
import org.jline.terminal.Size;
import org.jline.terminal.Terminal;
import org.jline.terminal.TerminalBuilder;
import org.jline.utils.AttributedString;
import org.jline.utils.Display;
import org.jline.utils.InfoCmp.Capability;

/**
 * A terminal that shows scenes in place. Only what changed is written. The screen's former content
 * comes back when it is closed.
 */
public final class Live implements AutoCloseable {
  private static final int NARROWEST = 60;
  private static final int LOWEST = 16;

  private final Terminal terminal;
  private final Display display;
  private final boolean unicode;
  private Size size = new Size();
  private boolean shown;
  private boolean closed;

  /** Takes {@code terminal} over. */
  Live(Terminal terminal) {
    this.terminal = terminal;
    this.display = new Display(terminal, true);
    this.unicode = StandardCharsets.UTF_8.equals(terminal.encoding());
  }

  /**
   * The terminal of this process, still as it is; empty when there is none that can be written to
   * in place.
   */
  public static Optional<Live> open() {
    try {
      Terminal terminal = TerminalBuilder.builder().system(true).dumb(true).build();
      boolean dumb = terminal.getType().startsWith(Terminal.TYPE_DUMB);
      if (dumb || terminal.getWidth() < NARROWEST || terminal.getHeight() < LOWEST) {
        terminal.close();
        return Optional.empty();
      }
      return Optional.of(new Live(terminal));
    } catch (IOException none) {
      return Optional.empty();
    }
  }

  /** Shows {@code scene} instead of what is shown. */
  public synchronized void show(Scene scene) {
    if (closed) {
      return;
    }
    if (!shown) {
      terminal.puts(Capability.enter_ca_mode);
      terminal.puts(Capability.cursor_invisible);
      shown = true;
    }
    Size now = terminal.getSize();
    if (!now.equals(size)) {
      size = now;
      display.clear();
      display.resize(now.getRows(), now.getColumns());
    }
    List<AttributedString> lines = Page.of(scene, now.getColumns(), now.getRows(), unicode);
    display.update(lines, 0);
  }

  /** Gives the terminal back. */
  @Override
  public synchronized void close() {
    if (closed) {
      return;
    }
    closed = true;
    if (shown) {
      terminal.puts(Capability.cursor_normal);
      terminal.puts(Capability.exit_ca_mode);
      terminal.flush();
    }
    try {
      terminal.close();
    } catch (IOException failed) {
      throw new UncheckedIOException(failed);
    }
  }
}
