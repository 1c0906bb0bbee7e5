package io.ringelection.verticles.driver;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.ringelection.Beat;
import io.ringelection.Cause;
import io.ringelection.Grant;
import io.ringelection.NodeId;
import io.ringelection.NodeState;
import io.ringelection.OwnershipEvent;
import io.ringelection.RingAddresses;
import io.ringelection.RingEvent;
import io.ringelection.View;
import io.ringelection.verticles.Conditions;
import io.vertx.core.Future;
import io.vertx.core.Promise;
import io.vertx.core.Vertx;
import io.vertx.core.internal.ContextInternal;
import io.vertx.core.json.JsonObject;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.TimeUnit;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.slf4j.LoggerFactory;

/** What is told, on a real event bus. */
class FactsTest {
  private static final String RING = "ring";
  private static final NodeId SELF = new NodeId("n1", 1);

  private final Vertx vertx = Vertx.vertx();
  private final Listeners listeners = new Listeners(vertx::getOrCreateContext);
  private final ContextInternal context = (ContextInternal) vertx.getOrCreateContext();
  private final Voice voice = new Voice(new Loops(context, context));
  private final EventLog log = new EventLog(LoggerFactory.getLogger(FactsTest.class), SELF);
  private final Facts facts =
      new Facts(voice::publish, RING, SELF, listeners, line -> line.accept(log));
  private final List<JsonObject> heard = new CopyOnWriteArrayList<>();

  @AfterEach
  void close() {
    Conditions.await("vertx closed", vertx.close());
  }

  private void listen(String address) {
    vertx.eventBus().<JsonObject>consumer(address, message -> heard.add(message.body()));
  }

  private void heard(int count) {
    Conditions.until(vertx, count + " messages", () -> heard.size() == count);
  }

  private static List<Grant> grants(int count) {
    return IntStream.range(0, count).mapToObj(p -> new Grant(p, p + 1, null)).toList();
  }

  @Test
  void manyPartitionsAreSeveralEventsNumberedWithoutAHole() {
    listen(RingAddresses.partitions(RING));
    facts.assigned(Cause.UNOWNED, grants(2 * Facts.CHUNK + 1));
    facts.lost(Cause.FENCED, grants(1));
    facts.publish();
    heard(4);
    List<RingEvent> events = heard.stream().map(RingEvent::fromJson).toList();
    assertEquals(List.of(1L, 2L, 3L, 4L), events.stream().map(RingEvent::sequence).toList());
    assertEquals(
        List.of(Facts.CHUNK, Facts.CHUNK, 1, 1),
        events.stream().map(event -> ((OwnershipEvent) event).grants().size()).toList());
    assertEquals(new RingEvent.Lost(RING, SELF, 4, Cause.FENCED, grants(1)), events.get(3));
  }

  @Test
  void nothingIsNoEvent() {
    facts.revoked(Cause.BALANCE, List.of());
    assertEquals(0, facts.sequence());
  }

  @Test
  void aBeatTellsTheNumberOfTheLastEvent() {
    listen(RingAddresses.partitions(RING));
    facts.beat();
    facts.assigned(Cause.UNOWNED, grants(1));
    facts.beat();
    heard(3);
    assertEquals(new Beat(RING, SELF, 0), Beat.read(heard.get(0)).orElseThrow());
    assertEquals(new Beat(RING, SELF, 1), Beat.read(heard.get(2)).orElseThrow());
  }

  @Test
  void theHandlersHearAnEventBeforeItIsPublished() {
    listen(RingAddresses.partitions(RING));
    List<Long> numbers = new CopyOnWriteArrayList<>();
    listeners.onAssigned(event -> numbers.add(event.sequence()));
    facts.assigned(Cause.UNOWNED, grants(1));
    Conditions.until(vertx, "the handler", () -> numbers.equals(List.of(1L)));
    assertEquals(List.of(), heard);
    facts.publish();
    facts.publish();
    facts.beat();
    heard(2);
    assertEquals(new Beat(RING, SELF, 1), Beat.read(heard.get(1)).orElseThrow());
  }

  @Test
  void leadershipsAndViews() {
    listen(RingAddresses.leader(RING));
    listen(RingAddresses.members(RING));
    facts.led(93);
    facts.viewCommitted(93, View.of(7, 93, 5, List.of(SELF, new NodeId("n2", 2)), List.of(SELF)));
    facts.publish();
    heard(2);
    assertTrue(
        heard.contains(
            new JsonObject(
                "{'version':1,'ring':'ring','term':93,'leader':'n1@1'}".replace('\'', '"'))));
    assertTrue(
        heard.contains(
            new JsonObject(
                "{'version':1,'ring':'ring','term':93,'leader':'n1@1','view':7,'members':['n1@1','n2@2'],'voters':['n1@1']}"
                    .replace('\'', '"'))));
  }

  @Test
  void aHandOffWithoutHandlersIsDoneAtOnce() {
    List<Grant> done = new ArrayList<>();
    facts.revoking(Cause.BALANCE, grants(3), 1, (part, ended) -> done.addAll(part));
    assertEquals(grants(3), done);
  }

  @Test
  void aHandOffWaitsForEveryHandlerAndFailureCountsAsDone() {
    Promise<Void> work = Promise.promise();
    List<RingEvent.Revoking> told = new CopyOnWriteArrayList<>();
    listeners.onRevoking(
        event -> {
          told.add(event);
          return work.future();
        });
    listeners.onRevoking(event -> Future.failedFuture("this one does not care"));
    listeners.onRevoking(event -> null);
    List<Grant> done = new CopyOnWriteArrayList<>();
    facts.revoking(
        Cause.BALANCE,
        grants(3),
        TimeUnit.MILLISECONDS.toNanos(500),
        (part, ended) -> done.addAll(part));
    Conditions.until(vertx, "told", () -> told.size() == 1);
    assertEquals(500, told.get(0).limitMillis());
    assertEquals(List.of(), done);
    work.complete();
    Conditions.until(vertx, "done", () -> done.equals(grants(3)));
  }

  @Test
  void aHandlerThatThrowsHearsTheNextEvent() {
    List<Long> numbers = new CopyOnWriteArrayList<>();
    listeners.onLost(
        event -> {
          numbers.add(event.sequence());
          throw new IllegalStateException("from a handler of the application");
        });
    facts.lost(Cause.FENCED, grants(1));
    facts.lost(Cause.FENCED, grants(1));
    Conditions.until(vertx, "both", () -> numbers.equals(List.of(1L, 2L)));
  }

  @Test
  void whoAsksGetsTheStateAndEveryLaterEvent() {
    Ownership ownership = new Ownership(8);
    StateAnswers answers = new StateAnswers(RING, SELF, facts, ownership, voice);
    Conditions.await("open", answers.open(vertx.eventBus()));
    ownership.take(grants(2));
    ownership.leaseUntil(System.nanoTime() + TimeUnit.MINUTES.toNanos(1));
    facts.assigned(Cause.UNOWNED, grants(2));

    NodeState state =
        Conditions.await(
            "state",
            vertx
                .eventBus()
                .<JsonObject>request(RingAddresses.state(RING, SELF), new JsonObject())
                .map(reply -> NodeState.read(reply.body()).orElseThrow()));

    assertEquals(new NodeState(RING, SELF, 1, grants(2)), state);
    listen(RingAddresses.partitions(RING));
    vertx.eventBus().publish(RingAddresses.state(RING), new JsonObject().put("version", 1));
    heard(1);
    assertEquals(new Beat(RING, SELF, 1), Beat.read(heard.get(0)).orElseThrow());
  }
}
