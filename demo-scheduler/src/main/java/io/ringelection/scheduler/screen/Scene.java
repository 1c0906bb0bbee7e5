package io.ringelection.scheduler.screen;

import io.ringelection.scheduler.store.RunRow;
import io.ringelection.scheduler.store.Tally;
import java.time.Duration;
import java.util.List;

/**
 * All that is shown at one moment.
 *
 * @param head what ring it is and for how long it is watched
 * @param nodes in order of seniority, then those that are gone
 * @param runs the last attempts, the latest first
 * @param tally counts since the start
 * @param events what happened, the latest last
 */
public record Scene(
    Head head, List<NodeLine> nodes, List<RunLine> runs, Tally tally, List<String> events) {

  /**
   * The first line.
   *
   * @param ring name of the ring
   * @param members how many
   * @param partitions how many
   * @param unowned how many of them nobody owns
   * @param term 0 while there is none
   * @param waitingFor what the node waits for, empty for nothing
   * @param uptime since the start
   */
  public record Head(
      String ring,
      int members,
      int partitions,
      int unowned,
      long term,
      String waitingFor,
      Duration uptime) {}

  /**
   * One node.
   *
   * @param name without its incarnation
   * @param role leader, voter, member, or what else it is
   * @param owned partitions it owns
   * @param leaseMillis left of its lease; negative when this process cannot know
   */
  public record NodeLine(String name, String role, int owned, long leaseMillis) {}

  /**
   * One attempt.
   *
   * @param row what is on record
   * @param partition of its job
   */
  public record RunLine(RunRow row, int partition) {}
}
