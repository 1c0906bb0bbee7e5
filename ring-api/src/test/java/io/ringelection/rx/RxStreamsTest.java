package io.ringelection.rx;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.reactivex.rxjava3.core.Completable;
import io.reactivex.rxjava3.core.Flowable;
import io.reactivex.rxjava3.subjects.CompletableSubject;
import io.reactivex.rxjava3.subscribers.TestSubscriber;
import io.ringelection.LoneRing;
import io.ringelection.NodeId;
import io.ringelection.RingEvent;
import io.ringelection.SpeakingNode;
import io.ringelection.Token;
import io.ringelection.journal.Journal;
import io.ringelection.journal.JournalOptions;
import io.ringelection.journal.Notice;
import io.vertx.core.Future;
import io.vertx.core.Vertx;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.TimeUnit;
import java.util.function.BooleanSupplier;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** What a node owns, who leads, what happens, and work that follows ownership. */
class RxStreamsTest {
  private static final long TOKEN = Token.of(1, 1);

  private final LoneRing ring = new LoneRing();
  private Vertx vertx;
  private Journal journal;
  private RxRing rx;

  @BeforeEach
  void open() throws Exception {
    vertx = Vertx.vertx();
    journal = await(Journal.open(vertx, "ring", new JournalOptions().setCapacity(100)));
    rx = RxRing.of(ring, journal);
  }

  @AfterEach
  void close() throws Exception {
    await(vertx.close());
  }

  private static <T> T await(Future<T> future) throws Exception {
    return future.toCompletionStage().toCompletableFuture().get(60, TimeUnit.SECONDS);
  }

  private void until(BooleanSupplier condition) throws Exception {
    await(
        Future.future(
            met ->
                vertx.setPeriodic(
                    5,
                    turn -> {
                      if (condition.getAsBoolean()) {
                        met.tryComplete();
                      }
                    })));
  }

  @Test
  void ownedPartitionsAreToldNowAndAfterEachChange() {
    TestSubscriber<Map<Integer, Long>> early = rx.owned().test();
    ring.join();
    ring.lose(2);
    TestSubscriber<Map<Integer, Long>> late = rx.owned().test();
    ring.leave();

    Map<Integer, Long> all = Map.of(0, TOKEN, 1, TOKEN, 2, TOKEN, 3, TOKEN);
    Map<Integer, Long> some = Map.of(0, TOKEN, 1, TOKEN, 3, TOKEN);
    early.assertValues(Map.of(), all, some, Map.of());
    late.assertValues(some, Map.of());
  }

  @Test
  void aSlowSubscriberIsToldTheLatestThatIsOwned() {
    TestSubscriber<Map<Integer, Long>> slow = rx.owned().test(1);
    ring.join();
    ring.lose(0);
    ring.lose(1);
    slow.request(5);

    slow.assertValues(Map.of(), Map.of(2, TOKEN, 3, TOKEN));
  }

  @Test
  void leaderIsToldOnce() {
    TestSubscriber<Optional<NodeId>> leader = rx.leader().test();
    ring.join();
    ring.leave();

    leader.assertValues(Optional.of(ring.node()));
  }

  @Test
  void workEndsBeforeTheHandOffDoesAndIsDisposedOfWhenItsPartitionIsLost() {
    List<String> told = new ArrayList<>();
    Map<Integer, CompletableSubject> lastWrites = new HashMap<>();
    var running =
        rx.process(
                tenure -> {
                  CompletableSubject lastWrite = CompletableSubject.create();
                  lastWrites.put(tenure.partition(), lastWrite);
                  told.add("begin " + tenure.partition() + " " + Token.format(tenure.token()));
                  return tenure
                      .revoking()
                      .doOnComplete(() -> told.add("finish " + tenure.partition()))
                      .andThen(lastWrite)
                      .doOnComplete(() -> told.add("done " + tenure.partition()))
                      .doOnDispose(() -> told.add("disposed " + tenure.partition()));
                })
            .test();
    ring.join();
    ring.lose(2);
    Future<Void> left = ring.leave();

    assertFalse(left.isComplete(), "three partitions are still worked on");
    lastWrites.get(0).onComplete();
    lastWrites.get(1).onComplete();
    assertFalse(left.isComplete());
    lastWrites.get(3).onComplete();
    assertTrue(left.isComplete());
    running.assertNotComplete().assertNoErrors();
    assertEquals(
        List.of(
            "begin 0 1.1",
            "begin 1 1.1",
            "begin 2 1.1",
            "begin 3 1.1",
            "disposed 2",
            "finish 0",
            "finish 1",
            "finish 3",
            "done 0",
            "done 1",
            "done 3"),
        told);
  }

  @Test
  void workThatDoesNotEndIsDisposedOfWhenTheHandOffEndsWithoutIt() {
    List<Integer> disposed = new ArrayList<>();
    var running =
        rx.process(
                tenure -> Completable.never().doOnDispose(() -> disposed.add(tenure.partition())))
            .test();
    ring.join();
    for (int partition = 0; partition < 4; partition++) {
      ring.lose(partition);
    }

    assertEquals(List.of(0, 1, 2, 3), disposed);
    running.assertNotComplete().assertNoErrors().dispose();
  }

  @Test
  void failureOfTheWorkEndsAllOfIt() {
    List<Integer> disposed = new ArrayList<>();
    CompletableSubject first = CompletableSubject.create();
    var running =
        rx.process(
                tenure ->
                    tenure.partition() == 0
                        ? first
                        : Completable.never().doOnDispose(() -> disposed.add(tenure.partition())))
            .test();
    ring.join();
    first.onError(new IllegalStateException("broken"));

    running.assertError(IllegalStateException.class);
    disposed.sort(null);
    assertEquals(List.of(1, 2, 3), disposed);
    assertTrue(ring.leave().isComplete(), "nobody is waited for any more");
  }

  @Test
  void disposingEndsAllWork() {
    List<Integer> disposed = new ArrayList<>();
    var running =
        rx.process(
                tenure -> Completable.never().doOnDispose(() -> disposed.add(tenure.partition())))
            .test();
    ring.join();
    running.dispose();

    disposed.sort(null);
    assertEquals(List.of(0, 1, 2, 3), disposed);
    assertTrue(ring.leave().isComplete());
  }

  @Test
  void eventsComeInOrderAtThePaceOfTheSubscriberAndGoOnAfterAnId() throws Exception {
    SpeakingNode node = await(new SpeakingNode(vertx, new NodeId("n1", 1)).start());
    node.assign(3, 1);
    node.beat();
    until(() -> journal.picture().states().size() == 1);
    TestSubscriber<Notice> events = rx.events().test(1);
    List<Notice> all = new CopyOnWriteArrayList<>();
    var listening = rx.events().subscribe(all::add);
    events.awaitCount(1);
    until(() -> all.size() == 1);
    List<RingEvent> said = new ArrayList<>();
    for (int i = 0; i < 20; i++) {
      RingEvent event = node.assign(3, 10 + i);
      said.add(event);
      node.say(event);
    }
    until(() -> all.size() == 21);

    assertEquals(1, events.values().size(), "no more than it has asked for");
    assertTrue(events.values().get(0) instanceof Notice.Snapshot);
    events.request(5);
    events.awaitCount(6);
    assertEquals(said.subList(0, 5), changes(events.values()));
    assertEquals(said, changes(all));
    listening.dispose();
    events.cancel();

    TestSubscriber<Notice> again = rx.events(events.values().get(5).id()).test();
    again.awaitCount(15);
    assertEquals(said.subList(5, 20), changes(again.values()));
  }

  @Test
  void aSubscriberThatIsTooSlowIsToldASnapshot() throws Exception {
    SpeakingNode node = await(new SpeakingNode(vertx, new NodeId("n1", 1)).start());
    node.assign(3, 1);
    node.beat();
    until(() -> journal.picture().states().size() == 1);
    TestSubscriber<Notice> slow = rx.events().test(1);
    slow.awaitCount(1);
    for (int i = 0; i < 300; i++) {
      node.say(node.assign(3, 10 + i));
    }
    until(() -> journal.picture().states().get(0).sequence() == 301);

    slow.request(Long.MAX_VALUE);

    slow.awaitCount(2);
    assertTrue(slow.values().get(1) instanceof Notice.Snapshot, slow.values()::toString);
    Notice.Snapshot snapshot = (Notice.Snapshot) slow.values().get(1);
    assertEquals(301, snapshot.picture().states().get(0).sequence());
  }

  private static List<RingEvent> changes(List<Notice> notices) {
    return Flowable.fromIterable(notices)
        .ofType(Notice.Change.class)
        .map(Notice.Change::event)
        .toList()
        .blockingGet();
  }
}
