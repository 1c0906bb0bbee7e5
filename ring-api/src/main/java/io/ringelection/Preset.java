package io.ringelection;

import java.util.Arrays;
import java.util.Locale;
import java.util.Optional;

/** Timers that fit together; {@link RingOptions} tells what each set of them is for. */
enum Preset {
  LAN(
      RingOptions.DEFAULT_HEARTBEAT_MILLIS,
      RingOptions.DEFAULT_LEASE_MILLIS,
      RingOptions.DEFAULT_LEADER_TIMEOUT_MILLIS,
      RingOptions.DEFAULT_RANK_DELAY_MILLIS,
      RingOptions.DEFAULT_HAND_OFF_MILLIS),
  FAST(100, 1000, 450, 100, 500),
  LARGE(1000, 6000, 3000, 500, 3000);

  /** Its name in JSON. */
  static final String KEY = "preset";

  /** What a name may be, in words. */
  static final String NAMES = "lan, fast or large";

  private final long heartbeatMillis;
  private final long leaseMillis;
  private final long leaderTimeoutMillis;
  private final long rankDelayMillis;
  private final long handOffMillis;

  Preset(long heartbeat, long lease, long leaderTimeout, long rankDelay, long handOff) {
    heartbeatMillis = heartbeat;
    leaseMillis = lease;
    leaderTimeoutMillis = leaderTimeout;
    rankDelayMillis = rankDelay;
    handOffMillis = handOff;
  }

  /** The one of this name, whatever its case. */
  static Optional<Preset> named(String name) {
    return Arrays.stream(values())
        .filter(preset -> preset.name().equals(name.strip().toUpperCase(Locale.ROOT)))
        .findFirst();
  }

  /** Sets the five timers and leaves the rest. */
  RingOptions applyTo(RingOptions options) {
    return options
        .setHeartbeatMillis(heartbeatMillis)
        .setLeaseMillis(leaseMillis)
        .setLeaderTimeoutMillis(leaderTimeoutMillis)
        .setRankDelayMillis(rankDelayMillis)
        .setHandOffMillis(handOffMillis);
  }
}
