package io.ringelection.sim.explore;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A ring at one moment. Not to be changed once it is made.
 *
 * @param now what all clocks show
 * @param nodes by slot; null where none runs
 * @param queue what is on its way, in the order sent
 * @param late what is held up
 * @param links number of the links in force; -1 when the network is whole
 * @param spent faults so far
 * @param history what the past forbids
 */
record Scene(
    long now,
    @Nullable Snapshot[] nodes,
    List<Parcel> queue,
    List<Parcel> late,
    int links,
    Spent spent,
    History history) {

  /**
   * Faults so far.
   *
   * @param commands bit for each command given
   */
  record Spent(
      int faults, int crashes, int starts, int heldUp, int repeats, int cuts, int commands) {
    static final Spent NOTHING = new Spent(0, 0, 0, 0, 0, 0, 0);

    Spent with(Event event) {
      int fault = event.kind().isFault() ? 1 : 0;
      return new Spent(
          faults + fault,
          crashes + count(event, Event.Kind.CRASH) + count(event, Event.Kind.CRASH_PROVED),
          starts + count(event, Event.Kind.START),
          heldUp + count(event, Event.Kind.HOLD_UP),
          repeats + count(event, Event.Kind.REPEAT),
          cuts + count(event, Event.Kind.CUT),
          event.kind() == Event.Kind.COMMAND ? commands | 1 << event.detail() : commands);
    }

    private static int count(Event event, Event.Kind kind) {
      return event.kind() == kind ? 1 : 0;
    }
  }

  /** The same scene, in which nothing has gone wrong yet. */
  Scene fresh() {
    return new Scene(now, nodes, queue, late, links, Spent.NOTHING, history);
  }

  /** Scenes with the same digest go on in the same way. The order of what is on its way counts. */
  long digest(boolean ordered) {
    long hash = Digest.mix(links, spent.hashCode());
    for (Snapshot node : nodes) {
      hash = Digest.mix(hash, node == null ? 0 : node.digest(now));
    }
    long sum = 0;
    for (Parcel parcel : queue) {
      if (ordered) {
        hash = Digest.mix(hash, parcel.digest(now));
      } else {
        sum += parcel.digest(now);
      }
    }
    for (Parcel parcel : late) {
      sum += Digest.mix(1, parcel.digest(now));
    }
    return Digest.mix(Digest.mix(hash, sum), history.digest());
  }
}
