package io.ringelection.scheduler.agenda;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.ringelection.Grant;
import io.ringelection.scheduler.Await;
import io.ringelection.scheduler.command.Commands;
import io.ringelection.scheduler.job.Command;
import io.ringelection.scheduler.job.Job;
import io.ringelection.scheduler.job.Misfire;
import io.ringelection.scheduler.job.RunState;
import io.ringelection.scheduler.job.Schedule;
import io.ringelection.scheduler.store.RunRow;
import io.ringelection.scheduler.store.Store;
import io.ringelection.scheduler.store.Stores;
import io.vertx.core.Context;
import io.vertx.core.Future;
import io.vertx.core.Promise;
import io.vertx.core.Vertx;
import io.vertx.core.eventbus.Message;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.OptionalLong;
import java.util.UUID;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import java.util.function.Supplier;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/**
 * Keepers over a real database; the ring is played by hand: two nodes, one partition, and a table
 * of who holds which token. The job asks over the event bus, and the test decides when it is
 * answered.
 */
class KeeperTest {
  private static final int PARTITION = 3;

  private final Vertx vertx = Vertx.vertx();
  private final Context context = vertx.getOrCreateContext();
  private final Map<String, Long> tokens = new ConcurrentHashMap<>();
  private final BlockingQueue<Message<Object>> asked = new LinkedBlockingQueue<>();
  private final List<Keeper> keepers = new ArrayList<>();
  private final Job job =
      new Job(
          "every-second",
          Schedule.of("* * * * * *", "UTC"),
          new Command.Bus("job", null, true, 20_000),
          Misfire.DEFAULT);
  private Store store;
  private Commands commands;

  @BeforeEach
  void open() {
    store = Stores.open(vertx, "jdbc:h2:mem:" + UUID.randomUUID());
    commands = new Commands(vertx);
    vertx.eventBus().consumer("job", asked::add);
  }

  @AfterEach
  void close() {
    keepers.forEach(keeper -> on(() -> done(keeper::close)));
    commands.close();
    assertEquals(0, Await.result(store.tally(Instant.EPOCH)).duplicates());
    assertEquals(0, Await.result(store.tally(Instant.EPOCH)).missed());
    Await.result(store.close());
    Await.result(vertx.close());
  }

  private <T> T on(Supplier<Future<T>> call) {
    Promise<T> promise = Promise.promise();
    context.runOnContext(run -> call.get().onComplete(promise));
    return Await.result(promise.future());
  }

  private static Future<Void> done(Runnable call) {
    call.run();
    return Future.succeededFuture();
  }

  private Keeper keeper(String node, Job... jobs) {
    Keeper keeper =
        new Keeper(
            vertx,
            partition ->
                tokens.containsKey(node) ? OptionalLong.of(tokens.get(node)) : OptionalLong.empty(),
            store,
            commands,
            Map.of(PARTITION, List.of(jobs)),
            node,
            InstantSource.system());
    keepers.add(keeper);
    return keeper;
  }

  private static List<Grant> grant(long token) {
    return List.of(new Grant(PARTITION, token, null));
  }

  private Keeper assign(String node, long token) {
    Keeper keeper = keeper(node, job);
    tokens.put(node, token);
    on(() -> done(() -> keeper.assigned(grant(token))));
    return keeper;
  }

  private Message<Object> nextAsked() throws InterruptedException {
    Message<Object> message = asked.poll(20, TimeUnit.SECONDS);
    assertTrue(message != null, "the job was run");
    return message;
  }

  private List<RunRow> runs(RunState state) {
    return Await.result(store.recent(1000)).stream().filter(row -> row.state() == state).toList();
  }

  @Test
  void dueTimesAreServedOneAfterAnother() throws InterruptedException {
    assign("n1", 5);
    List<Instant> served = new ArrayList<>();
    for (int i = 0; i < 3; i++) {
      Message<Object> run = nextAsked();
      served.add(due(run));
      assertEquals(i + 1, Await.result(store.recent(1000)).size(), "a job does not overlap itself");
      run.reply("ok");
    }
    Instant first = served.get(0);
    assertEquals(List.of(first, first.plusSeconds(1), first.plusSeconds(2)), served);
  }

  private static Instant due(Message<Object> message) {
    return Instant.parse(message.headers().get("Ring-Due"));
  }

  @Test
  void revokingWaitsForTheRunUnderWayAndStartsNoOther() throws InterruptedException {
    Keeper keeper = assign("n1", 5);
    Message<Object> run = nextAsked();
    Promise<Future<Void>> revoking = Promise.promise();
    context.runOnContext(call -> revoking.complete(keeper.revoking(grant(5))));
    Future<Void> idle = Await.result(revoking.future());
    assertFalse(idle.isComplete());
    run.reply("ok");
    Await.result(idle);
    assertEquals(1, runs(RunState.OK).size());
    assertEquals(0, keeper.waitingJobs());
  }

  @Test
  void theNextOwnerMakesTheLostRunAgainAndTheLateResultIsRefused() throws InterruptedException {
    Keeper zombie = assign("n1", 5);
    Message<Object> lost = nextAsked();
    Instant due = due(lost);
    tokens.remove("n1");
    assign("n2", 6);
    Message<Object> again = nextAsked();
    assertEquals(due, due(again));
    assertEquals("2", again.headers().get("Ring-Attempt"));
    assertEquals("6", again.headers().get("Ring-Token"));
    lost.reply("too late");
    Await.until("the late result is refused", () -> runs(RunState.FENCED).size() == 1);
    again.reply("ok");
    Await.until("the second attempt counts", () -> runs(RunState.OK).size() == 1);
    assertEquals("n2", runs(RunState.OK).get(0).attempt().node());
    on(() -> done(() -> zombie.ended(grant(5))));
    assertEquals(0, zombie.waitingJobs());
  }

  @Test
  void aNodeThatLostItsTokenStartsNothingThoughNobodyToldIt() throws InterruptedException {
    assign("n1", 5);
    nextAsked().reply("ok");
    Await.until("one run", () -> !runs(RunState.OK).isEmpty());
    tokens.remove("n1");
    int before = Await.result(store.recent(1000)).size();
    Keeper other = assign("n2", 6);
    nextAsked();
    assertEquals("n2", runs(RunState.RUNNING).get(0).attempt().node());
    assertTrue(Await.result(store.recent(1000)).size() <= before + 2);
    assertEquals(0, other.waitingJobs(), "its only job is running");
  }

  @Test
  void aCrashLeavesTheRunToTheNextOwner() throws InterruptedException {
    Keeper dead = assign("n1", 5);
    Message<Object> lost = nextAsked();
    on(() -> done(dead::close));
    lost.reply("nobody hears it");
    tokens.remove("n1");
    assign("n2", 6);
    nextAsked().reply("ok");
    Await.until("made again", () -> runs(RunState.OK).size() == 1);
    assertEquals(1, runs(RunState.LOST).size());
  }

  @Test
  void aTokenBelowTheFenceGetsNoJob() {
    Await.result(store.resume(List.of(job), 9, "other", Instant.now()));
    Keeper keeper = assign("n1", 5);
    Job second = new Job("b", job.schedule(), new Command.Log("x"), Misfire.DEFAULT);
    Keeper sees = keeper("n1", second);
    on(() -> done(() -> sees.assigned(grant(5))));
    Await.until("the second job runs", () -> !runs(RunState.OK).isEmpty());
    assertEquals(0, keeper.waitingJobs());
    assertEquals("b", runs(RunState.OK).get(0).attempt().job());
  }
}
