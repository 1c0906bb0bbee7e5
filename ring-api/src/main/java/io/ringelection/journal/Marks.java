package io.ringelection.journal;

import io.ringelection.Cause;
import io.ringelection.RingEvent;
import java.util.HashMap;
import java.util.Map;
import java.util.Set;
import java.util.function.BiConsumer;

/**
 * How far somebody has got: for each node the number of its last event seen, and whether the feed
 * has said after it that the node is gone. Nodes are told apart by their incarnations.
 */
final class Marks {
  /** Of a node that was never heard. */
  static final long NONE = 0;

  private static final long GONE = 1;

  private final Map<Long, Long> marks;

  Marks() {
    this(new HashMap<>());
  }

  private Marks(Map<Long, Long> marks) {
    this.marks = marks;
  }

  Marks copy() {
    return new Marks(new HashMap<>(marks));
  }

  /** The mark of an event: events of one node, and its end after them, have rising marks. */
  static long of(RingEvent event) {
    return event.sequence() << 1 | (isEnd(event) ? GONE : 0);
  }

  /** The mark before which all events up to that number have been seen. */
  static long after(long sequence) {
    return sequence << 1;
  }

  static boolean isGone(long mark) {
    return (mark & GONE) != 0;
  }

  /** True when the feed says that the node is gone: no node says that of itself. */
  static boolean isEnd(RingEvent event) {
    return event instanceof RingEvent.Lost && event.cause() == Cause.OWNER_LOST;
  }

  /** The mark of a node, {@link #NONE} when it was never heard. */
  long of(long incarnation) {
    return marks.getOrDefault(incarnation, NONE);
  }

  boolean knows(long incarnation) {
    return marks.containsKey(incarnation);
  }

  void set(long incarnation, long mark) {
    marks.put(incarnation, mark);
  }

  /** Marks an event as seen; false when it was seen before. */
  boolean see(RingEvent event) {
    long incarnation = event.node().incarnation();
    if (of(event) <= of(incarnation)) {
      return false;
    }
    marks.put(incarnation, of(event));
    return true;
  }

  /** True when more of a node was seen here than by the feed that now says it is gone. */
  boolean isEndTooEarly(RingEvent event) {
    return isEnd(event) && of(event) < of(event.node().incarnation());
  }

  void forget(long incarnation) {
    marks.remove(incarnation);
  }

  /** Keeps the marks of nodes that {@code others} know; true when that was all. */
  boolean retain(Marks others) {
    return !marks.keySet().retainAll(others.marks.keySet());
  }

  Set<Long> nodes() {
    return marks.keySet();
  }

  int size() {
    return marks.size();
  }

  void forEach(BiConsumer<Long, Long> each) {
    marks.forEach(each);
  }

  @Override
  public boolean equals(Object other) {
    return other instanceof Marks that && marks.equals(that.marks);
  }

  @Override
  public int hashCode() {
    return marks.hashCode();
  }

  @Override
  public String toString() {
    return marks.toString();
  }
}
