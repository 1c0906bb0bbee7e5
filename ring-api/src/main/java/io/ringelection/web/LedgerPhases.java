package io.ringelection.web;

import io.ringelection.EventHead;
import io.ringelection.Grant;
import io.ringelection.OwnershipEvent;
import io.ringelection.RingEvent;
import io.ringelection.journal.Notice;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import java.util.function.LongSupplier;

/**
 * What the ledger tells of a change beside the change: the leader's plan that was open then, and
 * how long the phase took that it ended, by the clock of this node, as the news came. The last
 * changes only. Used on one context.
 */
final class LedgerPhases implements OwnershipEvent.Visitor<Long> {
  /** Of a change that is not known any more, or ended no phase. */
  static final Phase NONE = new Phase(0, -1);

  private final LongSupplier nanos;
  private final Map<Key, Phase> phases;
  private final Map<Integer, Long> endedAt = new HashMap<>();
  private final Map<Integer, Long> askedAt = new HashMap<>();
  private long planTerm;
  private long plan;

  /**
   * About one change.
   *
   * @param plan number of the plan that was open, 0 for none
   * @param tookMillis milliseconds from Revoking to Revoked, or without an owner before Assigned;
   *     -1 when not known
   */
  record Phase(long plan, long tookMillis) {}

  private record Key(long incarnation, long sequence) {
    static Key of(EventHead head) {
      return new Key(head.node().incarnation(), head.sequence());
    }
  }

  /**
   * Knows nothing.
   *
   * @param capacity changes remembered
   * @param nanos a clock that runs evenly, nanoseconds
   */
  LedgerPhases(int capacity, LongSupplier nanos) {
    this.nanos = nanos;
    this.phases =
        new LinkedHashMap<>() {
          @Override
          protected boolean removeEldestEntry(Map.Entry<Key, Phase> eldest) {
            return size() > capacity;
          }
        };
  }

  Phase of(RingEvent event) {
    return phases.getOrDefault(Key.of(event.head()), NONE);
  }

  void hear(Notice notice) {
    if (notice instanceof Notice.Snapshot) {
      endedAt.clear();
      askedAt.clear();
    } else if (notice instanceof Notice.Change change) {
      hear(change.event());
    }
  }

  private void hear(RingEvent event) {
    if (event instanceof RingEvent.PlanStarted started) {
      planTerm = started.term();
      plan = started.plan();
    } else if (event instanceof RingEvent.PlanFinished finished && finished.plan() == plan) {
      plan = 0;
    } else if (event instanceof OwnershipEvent change) {
      long took = change.accept(this);
      // What a journal concludes of a dead node has the number of the last that the node told.
      phases.putIfAbsent(
          Key.of(event.head()), new Phase(event.term() == planTerm ? plan : 0, took));
    }
  }

  @Override
  public Long assigned(RingEvent.Assigned event) {
    return longest(event.grants(), endedAt);
  }

  @Override
  public Long revoking(RingEvent.Revoking event) {
    begin(event.grants(), askedAt);
    return NONE.tookMillis();
  }

  @Override
  public Long revoked(RingEvent.Revoked event) {
    begin(event.grants(), endedAt);
    return longest(event.grants(), askedAt);
  }

  @Override
  public Long lost(RingEvent.Lost event) {
    begin(event.grants(), endedAt);
    event.grants().forEach(grant -> askedAt.remove(grant.partition()));
    return NONE.tookMillis();
  }

  private void begin(List<Grant> grants, Map<Integer, Long> since) {
    long now = nanos.getAsLong();
    grants.forEach(grant -> since.put(grant.partition(), now));
  }

  private long longest(List<Grant> grants, Map<Integer, Long> since) {
    long now = nanos.getAsLong();
    long longest = -1;
    for (Grant grant : grants) {
      Long began = since.remove(grant.partition());
      longest = Math.max(longest, began == null ? -1 : now - began);
    }
    return longest < 0 ? NONE.tookMillis() : TimeUnit.NANOSECONDS.toMillis(longest);
  }
}
