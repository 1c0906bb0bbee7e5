package io.ringelection.journal;

import io.ringelection.RingEvent;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** The last events by position, from 0. Not safe for use by several threads. */
final class Shelf {
  private static final int FIRST_SIZE = 128;

  private final int capacity;
  private @Nullable RingEvent[] events;
  private long end;

  Shelf(int capacity) {
    this.capacity = capacity;
    this.events = new @Nullable RingEvent[Math.min(capacity, FIRST_SIZE)];
  }

  /** The position of the next event. */
  long end() {
    return end;
  }

  /** The position of the oldest event. */
  long start() {
    return Math.max(0, end - events.length);
  }

  /** Adds an event; what is returned is the one that had to go for it, null when none had to. */
  @Nullable RingEvent add(RingEvent event) {
    return put(event);
  }

  /** Leaves one position free, so that who stood at the end is behind the new one. */
  void skip() {
    put(null);
  }

  private @Nullable RingEvent put(@Nullable RingEvent event) {
    if (end == events.length && events.length < capacity) {
      events = Arrays.copyOf(events, Math.min(capacity, 2 * events.length));
    }
    int slot = slot(end++);
    RingEvent oldest = events[slot];
    events[slot] = event;
    return oldest;
  }

  /** The events from one position up to another that are there. */
  List<RingEvent> between(long from, long until) {
    List<RingEvent> found = new ArrayList<>();
    for (long position = Math.max(from, start()); position < Math.min(until, end); position++) {
      RingEvent event = events[slot(position)];
      if (event != null) {
        found.add(event);
      }
    }
    return found;
  }

  private int slot(long position) {
    return (int) (position % events.length);
  }
}
