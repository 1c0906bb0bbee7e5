package io.ringelection.watchdog;

import io.ringelection.NodeId;
import java.util.Comparator;
import java.util.List;

/**
 * What a {@link Watchdog} has seen until one moment. Lists are bounded; the numbers are of all.
 *
 * @param unowned partitions without an owner now, as far as the events tell
 * @param unownedNanos nanoseconds without an owner of all partitions together, since the watchdog
 *     began
 * @param vacancies the partitions that had no owner for longest, the worst first
 * @param overlaps how often two nodes were seen to own a partition at once: 0, or something is
 *     broken that the ring stands on
 * @param lastOverlaps the latest of them, the newest last
 * @param stuck hand-offs that took longer than the node allows itself
 * @param stuckHandOffs those of them that have not ended, the longest first
 * @param flapping members that left the ring three times or more in the last ten minutes
 */
public record Sightings(
    int unowned,
    long unownedNanos,
    List<Vacancy> vacancies,
    long overlaps,
    List<Overlap> lastOverlaps,
    long stuck,
    List<StuckHandOff> stuckHandOffs,
    List<Flapping> flapping) {

  /** Nothing was seen. */
  public static final Sightings NONE =
      new Sightings(0, 0, List.of(), 0, List.of(), 0, List.of(), List.of());

  /** Copies the lists. */
  public Sightings {
    vacancies = List.copyOf(vacancies);
    lastOverlaps = List.copyOf(lastOverlaps);
    stuckHandOffs = List.copyOf(stuckHandOffs);
    flapping = List.copyOf(flapping);
  }

  /**
   * A partition that was without an owner.
   *
   * @param partition 0..P-1
   * @param nanos nanoseconds in all
   * @param times how often
   * @param isOpen whether it is without an owner now
   */
  public record Vacancy(int partition, long nanos, int times, boolean isOpen) {
    static final Comparator<Vacancy> SHORTEST_FIRST =
        Comparator.comparingLong(Vacancy::nanos)
            .thenComparing(Comparator.comparingInt(Vacancy::partition).reversed());
  }

  /**
   * Two nodes owned a partition at once.
   *
   * @param partition 0..P-1
   * @param older node whose token is the lower one; it should not own any more
   * @param newer node whose token is the higher one
   * @param timeMillis when it was seen, milliseconds since 1970
   */
  public record Overlap(int partition, NodeId older, NodeId newer, long timeMillis) {}

  /**
   * A hand-off that takes too long.
   *
   * @param partition 0..P-1
   * @param node that does not end it
   * @param nanos since its beginning
   */
  public record StuckHandOff(int partition, NodeId node, long nanos) {
    static final Comparator<StuckHandOff> LONGEST_FIRST =
        Comparator.comparingLong(StuckHandOff::nanos)
            .reversed()
            .thenComparingInt(StuckHandOff::partition);
  }

  /**
   * A member that comes and goes.
   *
   * @param name of the node
   * @param departures how often it left in the last ten minutes
   */
  public record Flapping(String name, int departures) {
    static final Comparator<Flapping> MOST_RESTLESS_FIRST =
        Comparator.comparingInt(Flapping::departures).reversed().thenComparing(Flapping::name);
  }
}
