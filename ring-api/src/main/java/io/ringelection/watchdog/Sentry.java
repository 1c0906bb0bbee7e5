package io.ringelection.watchdog;

import io.ringelection.Grant;
import io.ringelection.NodeId;
import io.ringelection.NodeState;
import io.ringelection.OwnershipEvent;
import io.ringelection.RingEvent;
import io.ringelection.journal.Notice;
import io.ringelection.journal.Picture;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.List;
import java.util.Set;
import java.util.function.LongSupplier;

/** The memory of a watchdog. Safe for use by several threads. */
final class Sentry {
  private static final int MOST_TOLD = 100;

  private final int partitions;
  private final LongSupplier nanos;
  private final LongSupplier wallMillis;
  private final Claims claims;
  private final Vacancies vacancies;
  private final HandOffs handOffs = new HandOffs();
  private final Departures departures = new Departures();
  private final Deque<Sightings.Overlap> lastOverlaps = new ArrayDeque<>();
  private long overlaps;

  /**
   * Has seen nothing.
   *
   * @param nanos a clock that runs evenly, nanoseconds
   * @param wallMillis milliseconds since 1970
   */
  Sentry(int partitions, LongSupplier nanos, LongSupplier wallMillis) {
    this.partitions = partitions;
    this.nanos = nanos;
    this.wallMillis = wallMillis;
    this.claims = new Claims(partitions);
    this.vacancies = new Vacancies(partitions);
  }

  synchronized void hear(Notice notice) {
    if (notice instanceof Notice.Snapshot snapshot) {
      replace(snapshot.picture());
    } else if (notice instanceof Notice.Change change) {
      if (change.event() instanceof OwnershipEvent event) {
        event.accept(new Changes());
      } else if (change.event() instanceof RingEvent.MemberLeft left) {
        departures.see(left.member().name(), nanos.getAsLong());
      }
    }
  }

  private void replace(Picture picture) {
    long now = nanos.getAsLong();
    boolean[] owned = new boolean[partitions];
    for (int p = 0; p < partitions; p++) {
      owned[p] = claims.of(p) != null;
    }
    handOffs.forget();
    claims.replace(picture.states()).forEach(this::overlap);
    for (int p = 0; p < partitions; p++) {
      if (claims.of(p) != null) {
        vacancies.end(p, now);
      } else if (owned[p]) {
        vacancies.begin(p, now);
      }
    }
  }

  /** Nodes that should be asked whether they still own what another node owns by now. */
  synchronized Set<NodeId> suspects() {
    return claims.suspects();
  }

  /** A suspect has answered. */
  synchronized void settle(NodeState state) {
    claims.settle(state).forEach(this::overlap);
  }

  private void overlap(int partition, Claim older) {
    Claim newer = claims.of(partition);
    if (newer != null) {
      overlaps++;
      lastOverlaps.addLast(
          new Sightings.Overlap(partition, older.node(), newer.node(), wallMillis.getAsLong()));
      if (lastOverlaps.size() > MOST_TOLD) {
        lastOverlaps.removeFirst();
      }
    }
  }

  synchronized Sightings sightings() {
    long now = nanos.getAsLong();
    return new Sightings(
        vacancies.open(),
        vacancies.nanos(now),
        vacancies.worst(MOST_TOLD, now),
        overlaps,
        List.copyOf(lastOverlaps),
        handOffs.stuckEver(now),
        handOffs.stuck(MOST_TOLD, now),
        departures.many(MOST_TOLD, now));
  }

  /** Applies a change of ownership. */
  private final class Changes implements OwnershipEvent.EndVisitor<Boolean> {
    private final long now = nanos.getAsLong();

    @Override
    public Boolean assigned(RingEvent.Assigned event) {
      for (Grant grant : known(event)) {
        int p = grant.partition();
        Claim claim = new Claim(event.node(), grant.token());
        vacancies.end(p, now);
        if (claims.begin(p, claim)) {
          overlap(p, claim);
        }
      }
      return true;
    }

    @Override
    public Boolean revoking(RingEvent.Revoking event) {
      for (Grant grant : known(event)) {
        handOffs.begin(grant.partition(), event.node(), event.limitMillis(), now);
      }
      return true;
    }

    @Override
    public Boolean ended(OwnershipEvent event) {
      for (Grant grant : known(event)) {
        handOffs.end(grant.partition(), event.node(), now);
        if (claims.end(grant.partition(), event.node())) {
          vacancies.begin(grant.partition(), now);
        }
      }
      return true;
    }

    private List<Grant> known(OwnershipEvent event) {
      return event.grants().stream().filter(grant -> grant.partition() < partitions).toList();
    }
  }
}
