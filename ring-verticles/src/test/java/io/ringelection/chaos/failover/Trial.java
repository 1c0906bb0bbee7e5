package io.ringelection.chaos.failover;

import java.util.List;

/**
 * One thing done to a ring, and for how long what follows is its consequence.
 *
 * @param kind what was done
 * @param node the incarnation it was done to, empty when to all
 * @param at when, nanoseconds of the machine's monotonic clock
 * @param until when the next thing was done
 * @param members the incarnations that share everything afterwards
 * @param load load average of the machine, over one minute, when it was done
 */
record Trial(Kind kind, String node, long at, long until, List<String> members, double load) {

  /**
   * How many partitions may move at most beside those that the node gave up itself: a node that
   * joins takes its share, which is one more for some, and nothing else takes from who lives.
   */
  int mayMove(int partitions) {
    return kind == Kind.JOIN ? partitions / members.size() + 1 : 0;
  }

  /** What can be done. The text is for the table. */
  enum Kind {
    START("A  start of 5 at once, until whole"),
    JOIN("B  join of a 6th"),
    LEAVE("C  graceful leave (SIGTERM)"),
    KILL_MEMBER("D  kill -9 of a member"),
    KILL_LEADER("E  kill -9 of the leader"),
    PAUSE_MEMBER("F  30 s pause of a member"),
    PAUSE_LEADER("F  30 s pause of the leader");

    private final String text;

    Kind(String text) {
      this.text = text;
    }

    @Override
    public String toString() {
      return text;
    }
  }
}
