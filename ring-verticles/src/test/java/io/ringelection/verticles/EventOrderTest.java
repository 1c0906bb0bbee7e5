package io.ringelection.verticles;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.ringelection.Cause;
import io.ringelection.Grant;
import io.ringelection.OwnershipEvent;
import io.ringelection.RingAddresses;
import io.ringelection.RingEvent;
import io.vertx.core.Context;
import io.vertx.core.Future;
import io.vertx.core.Promise;
import io.vertx.core.Vertx;
import io.vertx.core.json.JsonObject;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.function.IntPredicate;
import java.util.stream.LongStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** What the application is told, and in which order. */
class EventOrderTest {
  private final Vertx vertx = Vertx.vertx();

  @AfterEach
  void close() {
    Conditions.await("vertx closed", vertx.close());
  }

  /** Follows one node: fails as soon as an event does not fit the ones before. */
  private static final class Ledger implements OwnershipEvent.Visitor<Void> {
    private final Set<Integer> owned = new HashSet<>();
    private final Set<Integer> revoking = new HashSet<>();
    private final List<RingEvent> events = new CopyOnWriteArrayList<>();
    private final List<String> faults = new CopyOnWriteArrayList<>();

    void enter(RingEvent event) {
      if (event.sequence() != events.size() + 1) {
        faults.add("number " + event.sequence() + " after " + events.size());
      }
      events.add(event);
      if (event instanceof OwnershipEvent change) {
        change.accept(this);
      }
    }

    private Void each(OwnershipEvent event, IntPredicate fits) {
      for (Grant grant : event.grants()) {
        if (!fits.test(grant.partition())) {
          faults.add(event.type() + " of " + grant.partition() + " does not fit: " + events);
        }
      }
      return null;
    }

    @Override
    public Void assigned(RingEvent.Assigned event) {
      return each(event, owned::add);
    }

    @Override
    public Void revoking(RingEvent.Revoking event) {
      return each(event, p -> owned.contains(p) && revoking.add(p));
    }

    @Override
    public Void revoked(RingEvent.Revoked event) {
      return each(event, p -> revoking.remove(p) && owned.remove(p));
    }

    @Override
    public Void lost(RingEvent.Lost event) {
      return each(
          event,
          p -> {
            revoking.remove(p);
            return owned.remove(p);
          });
    }
  }

  @Test
  void eachNodesEventsFitTogetherThroughJoinsLeavesAndDeaths() {
    TestRing ring = TestRing.on(vertx);
    Map<String, Ledger> ledgers = new ConcurrentHashMap<>();
    vertx
        .eventBus()
        .<JsonObject>consumer(
            RingAddresses.partitions(ring.name()),
            message ->
                RingEvent.read(message.body())
                    .ifPresent(
                        event ->
                            ledgers
                                .computeIfAbsent(event.node().toString(), node -> new Ledger())
                                .enter(event)));
    ring.join(3).settle();
    EngineRing left = ring.remove(ring.leader());
    Conditions.await("left", left.leave());
    ring.settle();
    ring.join(2).settle();
    Conditions.await("crashed", ring.remove(ring.follower()).crash());
    ring.settle();

    Conditions.until(
        vertx,
        "the ledgers to tell the same as the nodes",
        () ->
            ring.nodes().stream()
                .allMatch(
                    node ->
                        ledgers.get(node.node().toString()).owned.size() == node.status().owned()));
    ledgers.values().forEach(ledger -> assertEquals(List.of(), ledger.faults));
    assertEquals(Set.of(), ledgers.get(left.node().toString()).owned);
  }

  @Test
  void handlersGetTheirEventsInOrderOnTheContextTheyWereSetFrom() {
    TestRing ring = TestRing.on(vertx).join(2);
    EngineRing node = ring.create("n3");
    Context home = vertx.getOrCreateContext();
    Ledger ledger = new Ledger();
    Set<Context> contexts = ConcurrentHashMap.newKeySet();
    Promise<Void> set = Promise.promise();
    home.runOnContext(
        turn -> {
          node.onAssigned(event -> enter(ledger, contexts, event));
          node.onRevoking(
              event -> {
                enter(ledger, contexts, event);
                return Future.succeededFuture();
              });
          node.onRevoked(event -> enter(ledger, contexts, event));
          node.onLost(event -> enter(ledger, contexts, event));
          set.complete();
        });
    Conditions.await("handlers set", set.future());
    Conditions.await("joined", node.join());
    ring.settle().join(1).settle();
    Conditions.await("left", ring.remove(node).leave());

    Conditions.until(vertx, "everything handed off", () -> ledger.owned.isEmpty());
    assertEquals(List.of(), ledger.faults);
    assertEquals(Set.of(home), contexts);
  }

  private static void enter(Ledger ledger, Set<Context> contexts, RingEvent event) {
    contexts.add(Vertx.currentContext());
    ledger.enter(event);
  }

  @Test
  void ownershipIsVisibleWhenItIsTold() {
    TestRing ring = TestRing.on(vertx);
    EngineRing node = ring.create("n1");
    EngineRing other = ring.create("n2");
    List<String> faults = new CopyOnWriteArrayList<>();
    // Without it a hand-off may be over before the handler for Assigned has its turn.
    node.onRevoking(event -> Future.succeededFuture());
    node.onAssigned(
        event ->
            event
                .tokens()
                .forEach(
                    (partition, token) -> {
                      if (node.token(partition).orElse(0) != token) {
                        faults.add("told of " + partition + " and does not own it");
                      }
                    }));
    Conditions.await("joined", Future.all(node.join(), other.join()));
    ring.settle();
    assertEquals(List.of(), faults);
  }

  @Test
  void aHandOffWaitsForTheApplication() {
    TestRing ring = TestRing.on(vertx).join(2).settle();
    EngineRing leaving = ring.follower();
    Promise<Void> work = Promise.promise();
    List<RingEvent.Revoking> asked = new CopyOnWriteArrayList<>();
    List<RingEvent.Revoked> done = new CopyOnWriteArrayList<>();
    leaving.onRevoking(
        event -> {
          asked.add(event);
          return work.future();
        });
    leaving.onRevoked(done::add);

    Future<Void> left = leaving.leave();
    Conditions.until(vertx, "asked", () -> !asked.isEmpty());
    int partition = asked.get(0).grants().get(0).partition();
    assertTrue(leaving.owns(partition), "still owns it while it finishes");
    assertEquals(List.of(), done);
    work.complete();

    Conditions.await("left", left);
    Conditions.until(vertx, "told that all is released", () -> !done.isEmpty());
    assertEquals(Cause.LEAVE, asked.get(0).cause());
    ring.remove(leaving);
    ring.settle();
  }

  @Test
  void aHandOffThatNeverEndsIsCutShort() {
    TestRing ring = TestRing.on(vertx).join(2).settle();
    EngineRing leaving = ring.follower();
    leaving.onRevoking(event -> Promise.<Void>promise().future());

    Conditions.await("left", leaving.leave());

    ring.remove(leaving);
    ring.settle();
  }

  @Test
  void theSequenceOfANodeHasNoHole() {
    TestRing ring = TestRing.on(vertx);
    EngineRing first = ring.create("n1");
    List<Long> numbers = new CopyOnWriteArrayList<>();
    vertx
        .eventBus()
        .<JsonObject>consumer(
            RingAddresses.partitions(ring.name()),
            message ->
                RingEvent.read(message.body())
                    .filter(event -> event.node().equals(first.node()))
                    .ifPresent(event -> numbers.add(event.sequence())));
    Conditions.await("joined", Future.all(first.join(), ring.create("n2").join()));
    ring.settle().join(2).settle();
    Conditions.await("left", ring.remove(first).leave());
    assertEquals(LongStream.rangeClosed(1, numbers.size()).boxed().toList(), numbers);
    assertTrue(numbers.size() >= 3, "assigned, revoking and revoked at least");
  }
}
