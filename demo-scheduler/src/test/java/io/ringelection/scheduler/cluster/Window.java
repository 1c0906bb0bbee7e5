package io.ringelection.scheduler.cluster;

/**
 * What happened to the cluster, and for how long what follows is its consequence.
 *
 * @param kind what it was
 * @param node the node it happened to
 * @param from when, nanoseconds of the machine's monotonic clock
 * @param to when the next window begins
 */
record Window(Kind kind, String node, long from, long to) {
  /** What can happen. The text is for the report. */
  enum Kind {
    FORM("start of all"),
    KILL_MEMBER("kill -9 of a member"),
    KILL_LEADER("kill -9 of the leader"),
    TERM("SIGTERM"),
    STOP_MEMBER("kill -STOP of a member"),
    STOP_LEADER("kill -STOP of the leader"),
    CONTINUE("kill -CONT"),
    RESTART("restart");

    private final String text;

    Kind(String text) {
      this.text = text;
    }

    @Override
    public String toString() {
      return text;
    }
  }

  boolean contains(long instant) {
    return from <= instant && instant < to;
  }
}
