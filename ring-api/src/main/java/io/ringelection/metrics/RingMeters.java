package io.ringelection.metrics;

import io.micrometer.core.instrument.FunctionCounter;
import io.micrometer.core.instrument.FunctionTimer;
import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.Tags;
import io.micrometer.core.instrument.TimeGauge;
import io.micrometer.core.instrument.binder.MeterBinder;
import io.ringelection.Phase;
import io.ringelection.Ring;
import io.ringelection.RingFigures;
import io.ringelection.RingStatus;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.function.Function;
import java.util.function.ToDoubleFunction;
import java.util.function.ToLongFunction;

/**
 * Meters of one node, each with the tags {@code ring} and {@code node} (its name). Reading them
 * costs what {@link Ring#status}, {@link Ring#assignment} and {@link Ring#figures} cost; nothing is
 * done between two readings.
 *
 * <p>Names as Micrometer writes them; Prometheus sees {@code ring_partitions_owned}, {@code
 * ring_moves_total}, {@code ring_lease_remaining_seconds} and so on.
 */
public final class RingMeters implements MeterBinder {
  private final Ring ring;
  private final Tags tags;

  /** Meters of {@code ring}, which need not have joined. */
  public RingMeters(Ring ring) {
    this.ring = ring;
    this.tags = tags(ring);
  }

  static Tags tags(Ring ring) {
    return Tags.of("ring", ring.options().getName(), "node", ring.node().name());
  }

  @Override
  public void bindTo(MeterRegistry registry) {
    standing(registry);
    counters(registry);
    timers(registry);
  }

  private void standing(MeterRegistry registry) {
    gauge(registry, "ring.partitions", "partitions of the ring", Ring::partitions);
    gauge(registry, "ring.partitions.owned", "partitions this node owns", r -> r.status().owned());
    gauge(
        registry,
        "ring.partitions.unowned",
        "partitions nobody owns, as this node knows it; 0 while it is no member",
        RingMeters::unowned);
    gauge(registry, "ring.member", "1 while this node is a member with a lease", is(Phase.MEMBER));
    gauge(registry, "ring.members", "members of the ring", r -> r.status().members().size());
    gauge(registry, "ring.voters", "members with a vote", r -> r.status().view().voters().size());
    gauge(registry, "ring.leader", "1 while this node leads", r -> r.status().isLeader() ? 1 : 0);
    gauge(registry, "ring.term", "highest term this node has adopted", r -> r.status().term());
    TimeGauge.builder(
            "ring.lease.remaining",
            ring,
            TimeUnit.MILLISECONDS,
            r -> (double) r.status().leaseMillis())
        .description("what is left of this node's lease")
        .tags(tags)
        .strongReference(true)
        .register(registry);
  }

  private static double unowned(Ring ring) {
    return is(Phase.MEMBER).applyAsDouble(ring) == 1 ? ring.assignment().unowned().length : 0;
  }

  private static ToDoubleFunction<Ring> is(Phase phase) {
    return ring -> {
      RingStatus status = ring.status();
      return status.phase() == phase ? 1 : 0;
    };
  }

  private void counters(MeterRegistry registry) {
    count(registry, "ring.elections.stood", "elections it stood in", RingFigures::electionsStood);
    count(registry, "ring.elections.won", "elections it won", RingFigures::electionsWon);
    count(registry, "ring.heartbeats.sent", "heartbeats sent", RingFigures::heartbeatsSent);
    count(
        registry,
        "ring.heartbeats.received",
        "heartbeats of members received as the leader",
        RingFigures::heartbeatsReceived);
    count(
        registry,
        "ring.heartbeats.late",
        "of those received, the ones that came late",
        RingFigures::heartbeatsLate);
    count(registry, "ring.moves", "partitions asked back as the leader", RingFigures::moves);
    count(registry, "ring.grants", "partitions assigned to this node", RingFigures::grantsReceived);
    count(registry, "ring.fences", "sessions ended by the leader", RingFigures::fences);
    count(registry, "ring.lapses", "leases that ran out", RingFigures::lapses);
    count(registry, "ring.messages.sent", "protocol messages sent", RingFigures::messagesSent);
    count(
        registry,
        "ring.messages.received",
        "protocol messages received",
        RingFigures::messagesReceived);
    for (String reason : List.copyOf(ring.figures().inboxDrops().keySet())) {
      FunctionCounter.builder(
              "ring.inbox.drops", ring, r -> r.figures().inboxDrops().getOrDefault(reason, 0L))
          .description("messages that were not taken")
          .tags(tags.and("reason", reason))
          .register(registry);
    }
  }

  private void timers(MeterRegistry registry) {
    time(
        registry,
        "ring.tick.lateness",
        "how much later than asked for the node's loop was woken",
        RingFigures::tickLateness);
    time(registry, "ring.handoff", "from Revoking to Revoked", RingFigures::handOffs);
    time(registry, "ring.plan", "steps in which the leader planned", RingFigures::plans);
  }

  private void gauge(
      MeterRegistry registry, String name, String about, ToDoubleFunction<Ring> value) {
    Gauge.builder(name, ring, value)
        .description(about)
        .tags(tags)
        .strongReference(true)
        .register(registry);
  }

  private void count(
      MeterRegistry registry, String name, String about, ToLongFunction<RingFigures> value) {
    FunctionCounter.builder(name, ring, r -> value.applyAsLong(r.figures()))
        .description(about)
        .tags(tags)
        .register(registry);
  }

  private void time(
      MeterRegistry registry,
      String name,
      String about,
      Function<RingFigures, RingFigures.Times> times) {
    FunctionTimer.builder(
            name,
            ring,
            r -> times.apply(r.figures()).count(),
            r -> times.apply(r.figures()).totalNanos(),
            TimeUnit.NANOSECONDS)
        .description(about)
        .tags(tags)
        .register(registry);
    TimeGauge.builder(
            name + ".max", ring, TimeUnit.NANOSECONDS, r -> times.apply(r.figures()).maxNanos())
        .description(about + ": the longest since the node was created")
        .tags(tags)
        .strongReference(true)
        .register(registry);
  }
}
