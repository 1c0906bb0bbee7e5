package io.ringelection.scheduler.screen;

import java.lang.System.Logger;
import java.lang.System.Logger.Level;
import java.time.InstantSource;
import java.time.ZoneId;
import java.time.format.DateTimeFormatter;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.List;

/**
 * The last things that happened, one line each; all of them also go to the log. Safe from any
 * thread.
 */
public final class Events {
  private static final Logger LOG = System.getLogger(Events.class.getName());
  private static final int KEPT = 50;
  private static final DateTimeFormatter TIME = DateTimeFormatter.ofPattern("HH:mm:ss");

  private final InstantSource clock;
  private final Deque<String> lines = new ArrayDeque<>();

  /** Nothing happened yet. */
  public Events(InstantSource clock) {
    this.clock = clock;
  }

  /** Something happened now. */
  public void tell(String sentence) {
    LOG.log(Level.INFO, "{0}", sentence);
    String line = TIME.format(clock.instant().atZone(ZoneId.systemDefault())) + "  " + sentence;
    synchronized (lines) {
      lines.addLast(line);
      if (lines.size() > KEPT) {
        lines.removeFirst();
      }
    }
  }

  /** The lines, the latest last. */
  public List<String> lines() {
    synchronized (lines) {
      return List.copyOf(lines);
    }
  }
}
