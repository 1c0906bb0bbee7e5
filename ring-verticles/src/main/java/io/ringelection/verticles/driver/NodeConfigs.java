package io.ringelection.verticles.driver;

import io.ringelection.KeyHash;
import io.ringelection.NodeId;
import io.ringelection.RingException;
import io.ringelection.RingOptions;
import io.ringelection.Token;
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

  static NodeConfig of(RingOptions options, NodeId self, int roles, long firstTerm, long bornAt) {
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
        Math.max(firstTerm, Token.term(options.getTokenFloor())),
        bornAt,
        EnumSet.allOf(Rule.class));
  }

  /**
   * The term that a ring founded now begins above.
   *
   * @throws RingException with reason CONFIGURATION when the clock has not been set: tokens would
   *     be below those of an earlier ring of that name, and be refused by what compares them
   */
  static long firstTerm(Instant now) {
    long term = now.getEpochSecond() - EPOCH_SECONDS;
    if (term < 0) {
      throw new RingException(
          RingException.Reason.CONFIGURATION,
          "the clock of this machine shows " + now + ": set it, because tokens count from 2024 on");
    }
    return term;
  }

  /**
   * Nodes that count leases differently must not be in one ring: one would end the wait for the
   * other's lease too early. And one that does not encrypt would make others speak in the clear.
   */
  private static long ringHash(RingOptions options) {
    return KeyHash.hash(
        options.getName()
            + '/'
            + options.getLeaseMillis()
            + '/'
            + options.getClockDriftPpm()
            + (options.getTls().isEnabled() ? "/tls" : ""));
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
