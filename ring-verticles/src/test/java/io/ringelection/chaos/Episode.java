package io.ringelection.chaos;

import io.ringelection.chaos.fault.Kind;
import java.util.List;

/**
 * One fault, or two at once, and what followed.
 *
 * @param kinds what was done
 * @param story to whom, for people
 * @param from when it began, nanoseconds of the machine's monotonic clock
 * @param healed when all was undone
 * @param up when the last process that had to be started anew was up; {@code healed} when none had
 * @param until when the next one began
 * @param members incarnations that share everything afterwards
 * @param restarts how many nodes asked meanwhile to be started again
 * @param heardAfter nanoseconds from {@code up} until each subscriber heard of each node; -1 for
 *     never
 */
record Episode(
    List<Kind> kinds,
    String story,
    long from,
    long healed,
    long up,
    long until,
    List<String> members,
    int restarts,
    long heardAfter) {

  /** True when the ring could not be well at the heal, because a process was only starting. */
  boolean hadStarts() {
    return up > healed;
  }
}
