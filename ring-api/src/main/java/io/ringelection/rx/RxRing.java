package io.ringelection.rx;

import io.reactivex.rxjava3.core.Completable;
import io.reactivex.rxjava3.core.Flowable;
import io.reactivex.rxjava3.functions.Function;
import io.reactivex.rxjava3.processors.BehaviorProcessor;
import io.reactivex.rxjava3.processors.FlowableProcessor;
import io.ringelection.NodeId;
import io.ringelection.OwnershipEvent;
import io.ringelection.Ring;
import io.ringelection.journal.Journal;
import io.ringelection.journal.Notice;
import io.vertx.core.Future;
import io.vertx.rxjava3.FlowableHelper;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.concurrent.CopyOnWriteArrayList;
import org.jspecify.annotations.Nullable;

/**
 * One node of a ring as streams. Make it before {@link Ring#join()}, so that it hears everything.
 * Each stream may be subscribed to any number of times, from any thread; none completes before its
 * source does.
 */
public final class RxRing {
  private final Journal journal;
  private final Map<Integer, Long> tokens = new TreeMap<>();
  private final FlowableProcessor<Map<Integer, Long>> owned =
      BehaviorProcessor.createDefault(Map.<Integer, Long>of()).toSerialized();
  private final FlowableProcessor<Optional<NodeId>> leader;
  private final List<Tenures> workers = new CopyOnWriteArrayList<>();

  private RxRing(Ring ring, Journal journal) {
    this.journal = journal;
    this.leader = BehaviorProcessor.createDefault(ring.status().leader()).toSerialized();
  }

  /**
   * Streams of {@code ring}, which has not joined yet.
   *
   * @param journal of the same ring; it is not closed here
   */
  public static RxRing of(Ring ring, Journal journal) {
    RxRing rx = new RxRing(ring, journal);
    ring.onAssigned(event -> rx.begin(event))
        .onRevoking(event -> rx.revoking(event))
        .onRevoked(event -> rx.end(event))
        .onLost(event -> rx.end(event))
        .onStatus(status -> rx.leader.onNext(status.leader()));
    return rx;
  }

  /** What happens in the ring, after a snapshot of its present state. */
  public Flowable<Notice> events() {
    return events(null);
  }

  /**
   * What happens in the ring. A subscriber that asks for little is told the same in the same order,
   * later; when it is too late for that, a snapshot comes in between. Nothing piles up for it.
   *
   * @param after null, or the id of the last notice seen here or at another node: the stream goes
   *     on behind it, or begins with a snapshot when that is not possible
   */
  public Flowable<Notice> events(@Nullable String after) {
    return Flowable.defer(() -> FlowableHelper.toFlowable(journal.watch(after)));
  }

  /**
   * The partitions that this node owns, with their tokens, rising: now and after each change. A
   * subscriber that is slow is told the latest only. Partitions under hand-off belong to it.
   */
  public Flowable<Map<Integer, Long>> owned() {
    return owned.onBackpressureLatest().distinctUntilChanged();
  }

  /** Who leads: now and after each change; empty while nobody is known to lead. */
  public Flowable<Optional<NodeId>> leader() {
    return leader.onBackpressureLatest().distinctUntilChanged();
  }

  /**
   * Works on the partitions of this node for as long as it owns them. For each partition that is
   * assigned, {@code work} is asked for what to do, and that is subscribed to. When the node shall
   * give the partition up, {@link Tenure#revoking()} completes, and the hand-off waits until the
   * work has completed, within the limit of {@link io.ringelection.RingOptions#getHandOffMillis()}.
   * When the partition is lost, or the limit has passed, the work is disposed of at once.
   *
   * <p>Subscribe before {@link Ring#join()}: partitions assigned before are not worked on.
   * Disposing of the result disposes of all work.
   *
   * @return fails with the first failure of the work for any partition, and all other work is then
   *     disposed of; it does not complete
   */
  public Completable process(Function<Tenure, Completable> work) {
    return Completable.create(
        emitter -> {
          Tenures tenures = new Tenures(work, emitter::tryOnError);
          workers.add(tenures);
          emitter.setCancellable(
              () -> {
                workers.remove(tenures);
                tenures.endAll();
              });
        });
  }

  private void begin(OwnershipEvent event) {
    tokens.putAll(event.tokens());
    tell();
    workers.forEach(tenures -> tenures.begin(event.grants()));
  }

  private Future<Void> revoking(OwnershipEvent event) {
    return Future.join(workers.stream().map(tenures -> tenures.finish(event.grants())).toList())
        .mapEmpty();
  }

  private void end(OwnershipEvent event) {
    event.tokens().forEach(tokens::remove);
    tell();
    workers.forEach(tenures -> tenures.end(event.grants()));
  }

  private void tell() {
    owned.onNext(Collections.unmodifiableMap(new TreeMap<>(tokens)));
  }
}
