package io.ringelection;

import java.util.ArrayList;
import java.util.List;

/** What the options must fulfil, each alone and together. */
final class OptionRules {
  private final RingOptions options;
  private final List<String> problems = new ArrayList<>();

  private OptionRules(RingOptions options) {
    this.options = options;
  }

  static List<String> problems(RingOptions options) {
    OptionRules rules = new OptionRules(options);
    rules.names();
    rules.ranges();
    if (rules.problems.isEmpty()) {
      rules.timers();
    }
    return List.copyOf(rules.problems);
  }

  private void names() {
    name("name", options.getName());
    name("node", options.getNode());
    problems.addAll(options.getTls().problems());
  }

  private void name(String option, String value) {
    if (!NodeId.isName(value)) {
      problems.add(
          "option '"
              + option
              + "' is '"
              + value
              + "': use 1 to 64 characters of A-Z a-z 0-9 . _ -");
    }
  }

  private void ranges() {
    for (RingOption option : RingOption.NUMBERS) {
      if (!option.isInRange(options)) {
        problems.add(
            "option '%s' is %d: it must be %s"
                .formatted(option.key(), option.get(options), option.range()));
      }
    }
    int voters = options.getMaxVoters();
    if (voters == 2 || voters == 4 || voters == 6) {
      problems.add(
          "option 'maxVoters' is "
              + voters
              + ": it must be 1, 3, 5 or 7, so that votes cannot tie");
    }
  }

  private void timers() {
    long beat = options.getHeartbeatMillis();
    long lease = options.getLeaseMillis();
    long silence = options.getLeaderTimeoutMillis();
    long trip = options.getRoundTripMillis();
    long counted = countedLease(options);
    atMost(
        "heartbeatMillis",
        beat,
        lease / 4,
        "a quarter of leaseMillis, so that a few lost heartbeats cost no lease");
    atLeast(
        "leaderTimeoutMillis",
        silence,
        2 * beat,
        "two heartbeatMillis, so that one lost heartbeat starts no election");
    atLeast(
        "rankDelayMillis",
        options.getRankDelayMillis(),
        2 * trip,
        "two roundTripMillis, so that the voters do not stand all at once");
    if (silence + 3 * trip + beat >= counted - beat) {
      problems.add(
          "leaderTimeoutMillis + 3 roundTripMillis + heartbeatMillis is %d: it must be less than leaseMillis, shortened by the allowance for clocks, - heartbeatMillis, which is %d, or members lose their leases whenever the leader is lost"
              .formatted(silence + 3 * trip + beat, counted - beat));
    }
    long handOff = counted - 2 * beat - 2 * trip;
    // When no hand-off fits at all, the sentence before has told what else must change.
    if (handOff >= 0) {
      atMost(
          "handOffMillis",
          options.getHandOffMillis(),
          handOff,
          "leaseMillis, shortened by the allowance for clocks, - 2 heartbeatMillis - 2 roundTripMillis, so that a hand-off ends within the lease");
    }
    atLeast(
        "leaveTimeoutMillis",
        options.getLeaveTimeoutMillis(),
        options.getHandOffMillis(),
        "handOffMillis");
  }

  /**
   * The lease as a member counts it whose clock may be wrong, and may have stood still for as long
   * as that is not noticed: the same as {@code Timing.memberShare} of the engine.
   */
  static long countedLease(RingOptions options) {
    double drift = options.getClockDriftPpm() / 1e6;
    long unnoticed = Math.max(10, options.getLeaseMillis() / 50) + 6;
    return (long) (options.getLeaseMillis() * (1 - drift) / (1 + drift)) - 2 * unnoticed;
  }

  private void atMost(String option, long value, long limit, String meaning) {
    if (value > limit) {
      problems.add(
          "option '"
              + option
              + "' is "
              + value
              + ": it must be at most "
              + limit
              + ", which is "
              + meaning);
    }
  }

  private void atLeast(String option, long value, long limit, String meaning) {
    if (value < limit) {
      problems.add(
          "option '"
              + option
              + "' is "
              + value
              + ": it must be at least "
              + limit
              + ", which is "
              + meaning);
    }
  }
}
