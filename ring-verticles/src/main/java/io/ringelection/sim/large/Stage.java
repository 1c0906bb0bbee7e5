package io.ringelection.sim.large;

import io.ringelection.sim.world.Setting;
import java.util.Locale;
import java.util.Map;

/**
 * A part of a ring's life and what was sent in it.
 *
 * @param name what happened
 * @param from its beginning, real time
 * @param until its end
 * @param whole from when on, after its beginning, every partition was owned and loads were even
 * @param sent messages by the name of their kind
 */
public record Stage(String name, long from, long until, long whole, Map<String, Long> sent) {
  /** Messages of all kinds. */
  public long messages() {
    return sent.values().stream().mapToLong(Long::longValue).sum();
  }

  /** Messages of one kind. */
  public long messages(String kind) {
    return sent.getOrDefault(kind, 0L);
  }

  @Override
  public String toString() {
    return String.format(
        Locale.ROOT,
        "%-14s %5.1f to %4.1f s, whole after %7.3f s, %9d messages %s",
        name,
        (double) from / Setting.SEC,
        (double) until / Setting.SEC,
        (double) whole / Setting.SEC,
        messages(),
        sent);
  }
}
