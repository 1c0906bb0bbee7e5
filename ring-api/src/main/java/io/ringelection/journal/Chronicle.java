package io.ringelection.journal;

import io.ringelection.Cause;
import io.ringelection.EventHead;
import io.ringelection.NodeId;
import io.ringelection.RingEvent;
import io.ringelection.ToldView;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.BiFunction;
import java.util.function.LongSupplier;
import org.jspecify.annotations.Nullable;

/**
 * The memory of a journal: the last events by position, and the present state.
 *
 * <p>Behind the <i>floor</i> nothing is missing: from there on every event of every node is there,
 * in order. The floor rises when the oldest event makes room for a new one, and up to the end when
 * the feed itself has missed something: then it knows the state but not how it came about, and only
 * a snapshot can tell that to a watcher.
 *
 * <p>Safe for use by several threads.
 */
final class Chronicle {
  private final String ring;
  private final long identity;
  private final LongSupplier wallMillis;
  private final Shelf shelf;
  private final Owners owners;
  private final Heading heading = new Heading();
  private final Map<NodeId, Long> lastPosition = new HashMap<>();
  private final Marks known = new Marks();
  private Marks atFloor = new Marks();
  private long floor;
  private boolean whole = true;
  private @Nullable Picture picture;

  /**
   * Empty.
   *
   * @param identity random
   * @param capacity events kept
   * @param wallMillis milliseconds since 1970
   */
  Chronicle(String ring, long identity, int capacity, LongSupplier wallMillis) {
    this.ring = ring;
    this.identity = identity;
    this.shelf = new Shelf(capacity);
    this.wallMillis = wallMillis;
    this.owners = new Owners(ring);
  }

  long identity() {
    return identity;
  }

  /** What the feed told together. */
  synchronized void hear(List<RingEvent> together) {
    for (RingEvent event : together) {
      hear(event);
    }
    shrink();
  }

  private void hear(RingEvent event) {
    long incarnation = event.node().incarnation();
    long before = known.of(incarnation);
    if (event.cause() == Cause.SNAPSHOT) {
      picture = null;
      owners.apply(event);
      known.set(incarnation, Marks.after(event.sequence()));
      lastPosition.put(event.node(), shelf.end());
      missed();
    } else if (Marks.of(event) > before) {
      boolean follows =
          Marks.isEnd(event)
              ? Marks.of(event) == before + 1
              : Marks.of(event) == Marks.after(1) + before && !Marks.isGone(before);
      if (!follows) {
        known.set(incarnation, Marks.after(event.sequence() - 1));
        missed();
      }
      picture = null;
      owners.apply(event);
      heading.apply(event);
      known.see(event);
      append(Marks.isEnd(event) ? stamped(event) : event);
    }
  }

  /** Only the state is known, not the way there: not even who has seen all until now has that. */
  private void missed() {
    shelf.skip();
    floor = shelf.end();
    atFloor = known.copy();
  }

  /** What the feed concludes by itself has no time. */
  private RingEvent stamped(RingEvent event) {
    EventHead head = event.head();
    return event instanceof RingEvent.Lost lost
        ? new RingEvent.Lost(
            new EventHead(
                head.ring(),
                head.node(),
                head.sequence(),
                heading.term(),
                0,
                head.cause(),
                wallMillis.getAsLong()),
            lost.grants())
        : event;
  }

  private void append(RingEvent event) {
    lastPosition.put(event.node(), shelf.end());
    RingEvent oldest = shelf.add(event);
    if (oldest != null && floor < shelf.start()) {
      atFloor.see(oldest);
      floor = shelf.start();
    }
  }

  /** A view was told. */
  synchronized void hear(ToldView view) {
    if (heading.hear(view)) {
      picture = null;
    }
  }

  /** Who can be asked for more: the members, or before they are known all that were heard. */
  synchronized List<NodeId> nodes() {
    return heading.members().isEmpty() ? List.copyOf(lastPosition.keySet()) : heading.members();
  }

  /**
   * Forgets nodes of which nothing is left: no member, no partition, no event. Only when there are
   * too many.
   */
  private void shrink() {
    if (known.size() > Place.MOST_NODES) {
      lastPosition.entrySet().removeIf(entry -> isOver(entry.getKey(), entry.getValue()));
    }
  }

  private boolean isOver(NodeId node, long position) {
    boolean over =
        position < floor && owners.ownsNothing(node) && !heading.members().contains(node);
    if (over) {
      owners.forget(node);
      known.forget(node.incarnation());
      atFloor.forget(node.incarnation());
      whole = false;
    }
    return over;
  }

  synchronized Picture picture() {
    Picture now = picture;
    if (now == null) {
      now =
          new Picture(
              ring,
              heading.term(),
              heading.leader(),
              heading.view(),
              heading.members(),
              heading.voters(),
              owners.states());
      picture = now;
    }
    return now;
  }

  /** The place of a watcher that is told {@link #picture()}. */
  synchronized Present present() {
    return new Present(picture(), new Place(identity, shelf.end(), known.copy(), true, whole));
  }

  /** The present state, and the place just behind it. */
  record Present(Picture picture, Place place) {}

  /**
   * The next events for a watcher that it has not seen, at most {@code most}; its place moves
   * behind each when it takes it.
   *
   * @return null when it needs a snapshot
   */
  synchronized @Nullable List<RingEvent> after(Place place, int most) {
    if (place.next() < floor) {
      return null;
    }
    place.shrink(known);
    return shelf.between(place.next(), place.next() + most);
  }

  /** Where a watcher goes on that was at {@code there}, here or at another journal. */
  synchronized Place resume(Place there) {
    if (there.journal() == identity) {
      boolean valid = there.next() >= floor && there.next() <= shelf.end();
      return valid ? there : Place.nowhere(identity);
    }
    return isFollowable(there)
        ? new Place(identity, floor, there.marks().copy(), true, there.isWhole())
        : Place.nowhere(identity);
  }

  /** Whether all that the watcher has not seen is here, and nothing that it must not see twice. */
  private boolean isFollowable(Place place) {
    if (!place.isPortable()) {
      return false;
    }
    for (long node : place.marks().nodes()) {
      long seen = place.marks().of(node);
      boolean fits =
          Marks.isGone(seen)
              ? seen == known.of(node)
              : known.knows(node)
                  && !Marks.isGone(atFloor.of(node))
                  && seen >= atFloor.of(node)
                  && (seen < known.of(node) || !Marks.isGone(known.of(node)));
      if (!fits) {
        return false;
      }
    }
    for (long node : known.nodes()) {
      boolean isNew = place.isWhole() && atFloor.of(node) == Marks.NONE;
      if (!place.marks().knows(node) && !isNew) {
        return false;
      }
    }
    return true;
  }

  /** The last changes, at most {@code count}, told by {@code teller} with the place behind each. */
  synchronized <T> List<T> last(int count, BiFunction<Place, RingEvent, T> teller) {
    long from = Math.max(shelf.start(), shelf.end() - Math.max(0, count));
    List<T> last = new ArrayList<>();
    // Before the floor something is missing, so that nobody can go on from there.
    Place hazy = new Place(identity, from, new Marks(), false, false);
    for (RingEvent event : shelf.between(from, floor)) {
      if (hazy.step(event)) {
        last.add(teller.apply(hazy, event));
      }
    }
    Place place = new Place(identity, floor, atFloor.copy(), true, whole);
    for (RingEvent event : shelf.between(floor, shelf.end())) {
      if (place.step(event) && place.next() > from) {
        last.add(teller.apply(place, event));
      }
    }
    return last;
  }
}
