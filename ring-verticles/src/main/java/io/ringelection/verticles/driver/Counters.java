package io.ringelection.verticles.driver;

import io.ringelection.Cause;
import io.ringelection.Grant;
import io.ringelection.NodeId;
import io.ringelection.RingFigures;
import io.ringelection.core.step.Effect;
import io.ringelection.core.step.Input;
import io.ringelection.core.wire.Envelope;
import io.ringelection.core.wire.Message;
import io.ringelection.verticles.transport.Traffic;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.concurrent.atomic.LongAdder;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * Counts what goes into the core and what comes out of it. Told on the node's context; the figures
 * are read from any thread.
 */
final class Counters {
  /** A heartbeat that comes after more than this many intervals is late. */
  private static final int LATE_IN_HEARTBEATS = 2;

  /** Members whose last heartbeat is remembered; when there are more, it begins anew. */
  private static final int MOST_MEMBERS = 10_000;

  private enum Count {
    ELECTIONS_STOOD,
    ELECTIONS_WON,
    HEARTBEATS_SENT,
    HEARTBEATS_RECEIVED,
    HEARTBEATS_LATE,
    MOVES,
    FENCES,
    GRANTS,
    LAPSES
  }

  private final long heartbeat;
  private final Map<Count, LongAdder> counts = new EnumMap<>(Count.class);
  private final Durations tickLateness = new Durations();
  private final Durations handOffs = new Durations();
  private final Durations plans = new Durations();
  private final Map<NodeId, Long> lastHeartbeats = new HashMap<>();
  private final Map<Integer, Long> revoking = new HashMap<>();
  private long electedTerm;

  /**
   * Nothing counted yet.
   *
   * @param heartbeat nanoseconds
   */
  Counters(long heartbeat) {
    this.heartbeat = heartbeat;
    for (Count count : Count.values()) {
      counts.put(count, new LongAdder());
    }
  }

  private void add(Count count, long more) {
    LongAdder adder = counts.get(count);
    if (adder != null) {
      adder.add(more);
    }
  }

  private long sum(Count count) {
    LongAdder adder = counts.get(count);
    return adder == null ? 0 : adder.sum();
  }

  /**
   * The node is woken.
   *
   * @param wanted when it wanted to be
   */
  void tick(long now, long wanted) {
    tickLateness.add(Math.max(0, now - wanted));
  }

  /** Something goes in. */
  void input(Input input, long now) {
    if (input instanceof Input.Received received
        && received.envelope().message() instanceof Message.Heartbeat) {
      add(Count.HEARTBEATS_RECEIVED, 1);
      if (lastHeartbeats.size() >= MOST_MEMBERS) {
        lastHeartbeats.clear();
      }
      Long before = lastHeartbeats.put(received.envelope().from(), now);
      if (before != null && now - before > LATE_IN_HEARTBEATS * heartbeat) {
        add(Count.HEARTBEATS_LATE, 1);
      }
    }
  }

  /**
   * A step is over.
   *
   * @param began when it began
   */
  void step(List<Effect> effects, long began, long now) {
    effects.forEach(effect -> count(effect, now));
    if (false && effects.stream().anyMatch(Effect.TableChanged.class::isInstance)) {
      plans.add(now - began);
    }
  }

  private void count(Effect effect, long now) {
    if (effect instanceof Effect.Send send) {
      sent(send.envelope());
    } else if (effect instanceof Effect.Assigned assigned) {
      add(Count.GRANTS, assigned.grants().size());
    } else if (effect instanceof Effect.Revoking asked) {
      asked.grants().forEach(grant -> revoking.put(grant.partition(), now));
    } else if (effect instanceof Effect.Revoked revoked) {
      revoked.grants().forEach(grant -> handedOff(grant, now));
    } else if (effect instanceof Effect.Lost lost) {
      lost.grants().forEach(grant -> revoking.remove(grant.partition()));
      add(Count.FENCES, lost.cause() == Cause.FENCED ? 1 : 0);
      add(Count.LAPSES, lost.cause() == Cause.LEASE_LAPSED ? 1 : 0);
    } else if (effect instanceof Effect.Led) {
      add(Count.ELECTIONS_WON, 1);
      lastHeartbeats.clear();
    }
  }

  private void handedOff(Grant grant, long now) {
    Long asked = revoking.remove(grant.partition());
    if (asked != null) {
      handOffs.add(now - asked);
    }
  }

  private void sent(Envelope envelope) {
    Message message = envelope.message();
    if (message instanceof Message.Heartbeat) {
      add(Count.HEARTBEATS_SENT, 1);
    } else if (message instanceof Message.Elect && envelope.term() > electedTerm) {
      electedTerm = envelope.term();
      add(Count.ELECTIONS_STOOD, 1);
    } else if (message instanceof Message.Revoke revoke) {
      add(Count.MOVES, revoke.grants().size());
    }
  }

  /** From any thread. */
  RingFigures figures(Traffic traffic) {
    Map<String, Long> drops =
        Stream.of(Traffic.Kind.LATE, Traffic.Kind.GARBAGE)
            .collect(Collectors.toMap(kind -> kind.name().toLowerCase(Locale.ROOT), traffic::of));
    return new RingFigures(
        sum(Count.ELECTIONS_STOOD),
        sum(Count.ELECTIONS_WON),
        sum(Count.HEARTBEATS_SENT),
        sum(Count.HEARTBEATS_RECEIVED),
        sum(Count.HEARTBEATS_LATE),
        tickLateness.times(),
        sum(Count.MOVES),
        handOffs.times(),
        sum(Count.FENCES),
        drops,
        plans.times(),
        sum(Count.GRANTS),
        sum(Count.LAPSES),
        traffic.of(Traffic.Kind.SENT),
        traffic.of(Traffic.Kind.RECEIVED));
  }
}
