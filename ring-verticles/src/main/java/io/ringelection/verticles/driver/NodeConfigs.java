package io.ringelection.verticles.driver;

import io.ringelection.KeyHash;
import io.ringelection.NodeId;
import io.ringelection.RingOptions;
import io.ringelection.core.step.NodeConfig;
import io.ringelection.core.step.Rule;
import io.ringelection.core.step.Timing;
import java.time.Instant;
import java.util.EnumSet;
import java.util.concurrent.TimeUnit;

/** Options of people into settings of the core. */
final class NodeConfigs {
  private static final double MILLION = 1_000_000;

  /** Terms count from here in seconds, so that they rise over a restart of the whole ring. */
  private static final long EPOCH_SECONDS = Instant.parse("2024-01-01T00:00:00Z").getEpochSecond();

  private NodeConfigs() {}

  static NodeConfig of(RingOptions options, NodeId self, int roles, long bornAt) {
    return new NodeConfig(
        self,
        ringHash(options),
        options.getPartitions(),
        timing(options),
        options.getQuorum().expected(),
        true,
        options.getMaxVoters(),
        options.getMaxMoves(),
        roles,
        Math.max(0, TimeUnit.MILLISECONDS.toSeconds(System.currentTimeMillis()) - EPOCH_SECONDS),
        bornAt,
        EnumSet.allOf(Rule.class));
  }

  /**
   * Nodes that count leases differently must not be in one ring: one would end the wait for the
   * other's lease too early.
   */
  private static long ringHash(RingOptions options) {
    return KeyHash.hash(
        options.getName() + '/' + options.getLeaseMillis() + '/' + options.getClockDriftPpm());
  }

  static Timing timing(RingOptions options) {
    return new Timing(
        nanos(options.getHeartbeatMillis()),
        nanos(options.getLeaseMillis()),
        nanos(options.getLeaderTimeoutMillis()),
        nanos(options.getRankDelayMillis()),
        nanos(options.getRoundTripMillis()),
        nanos(options.getHandOffMillis()),
        options.getClockDriftPpm() / MILLION,
        Timing.forgiven(nanos(options.getLeaseMillis())));
  }

  private static long nanos(long millis) {
    return TimeUnit.MILLISECONDS.toNanos(millis);
  }
}
