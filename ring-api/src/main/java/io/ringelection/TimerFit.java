package io.ringelection;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.ObjLongConsumer;

/** Makes the timers of options fit together when some of them were chosen one by one. */
final class TimerFit {
  static final String LEASE = "leaseMillis";
  static final String BEAT = "heartbeatMillis";

  private static final String SILENCE = "leaderTimeoutMillis";
  private static final String HAND_OFF = "handOffMillis";

  /** The timers that may be changed. */
  static final List<String> TIMERS = List.of(LEASE, BEAT, SILENCE, HAND_OFF);

  /** As in the preset {@code lan}. */
  private static final int BEATS_PER_LEASE = 8;

  private static final int BEATS_OF_SILENCE = 3;

  private final RingOptions options;
  private final Set<String> fixed;
  private final Map<String, Long> changed = new LinkedHashMap<>();

  /**
   * @param options changed by {@link #fit}
   * @param fixed names of timers that stay as they are
   */
  TimerFit(RingOptions options, Set<String> fixed) {
    this.options = options;
    this.fixed = fixed;
  }

  /**
   * Changes as few timers as it takes, and none when one is out of its range: that is for {@link
   * RingOptions#validate()} to tell. So is what does not fit all the same.
   *
   * @return the timers that were changed, and to what
   */
  Map<String, Long> fit() {
    if (RingOption.NUMBERS.stream().allMatch(option -> option.isInRange(options))) {
      fitLease();
      fitSilence();
      fitHandOff();
    }
    return changed;
  }

  /** A lease that was asked for is a promise, a heartbeat only a means: the lease stays. */
  private void fitLease() {
    long beat = options.getHeartbeatMillis();
    if (leavesTime(2 * beat)) {
      return;
    }
    if (!fixed.contains(LEASE)) {
      set(LEASE, BEATS_PER_LEASE * beat, RingOptions::setLeaseMillis);
    } else {
      long slowest = options.getLeaseMillis() / BEATS_PER_LEASE;
      set(BEAT, Math.min(beat, slowest), RingOptions::setHeartbeatMillis);
    }
  }

  private void fitSilence() {
    long beat = options.getHeartbeatMillis();
    long silence = options.getLeaderTimeoutMillis();
    if (silence < 2 * beat || !leavesTime(silence)) {
      long wanted = BEATS_OF_SILENCE * beat;
      set(SILENCE, leavesTime(wanted) ? wanted : 2 * beat, RingOptions::setLeaderTimeoutMillis);
    }
  }

  /** True when a leader that is silent for so long can be replaced within the lease. */
  private boolean leavesTime(long silence) {
    long beat = options.getHeartbeatMillis();
    return silence + 3 * options.getRoundTripMillis() + beat
        < OptionRules.countedLease(options) - beat;
  }

  private void fitHandOff() {
    long most =
        OptionRules.countedLease(options)
            - 2 * options.getHeartbeatMillis()
            - 2 * options.getRoundTripMillis();
    if (options.getHandOffMillis() > most && most >= 0) {
      set(HAND_OFF, Math.min(most, options.getLeaseMillis() / 2), RingOptions::setHandOffMillis);
    }
  }

  private void set(String key, long millis, ObjLongConsumer<RingOptions> setter) {
    if (!fixed.contains(key)) {
      setter.accept(options, millis);
      changed.put(key, millis);
    }
  }
}
