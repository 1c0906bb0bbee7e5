package io.ringelection.scheduler.store;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.ringelection.scheduler.Await;
import io.ringelection.scheduler.job.Attempt;
import io.ringelection.scheduler.job.Command;
import io.ringelection.scheduler.job.Job;
import io.ringelection.scheduler.job.Misfire;
import io.ringelection.scheduler.job.RunState;
import io.ringelection.scheduler.job.Schedule;
import io.ringelection.scheduler.job.Step;
import io.vertx.core.Future;
import io.vertx.core.Vertx;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;

/**
 * What a store promises, tried on a real database by each subclass. Owners are played by hand:
 * token 5 is the older one's, token 6 the newer one's. Every test has jobs of its own.
 */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
abstract class StoreContract {
  private static final Instant NOW = Instant.parse("2026-01-01T12:00:00.500Z");
  private static final Instant FIRST = Instant.parse("2026-01-01T12:00:01Z");
  private static final Schedule EVERY_SECOND = Schedule.of("* * * * * *", "UTC");

  private Vertx vertx;
  private Store store;
  private Job job;

  abstract String url();

  final Vertx vertx() {
    return vertx;
  }

  @BeforeAll
  void open() {
    vertx = Vertx.vertx();
    store = Stores.open(vertx, url());
  }

  @AfterAll
  void close() {
    Await.result(store.close());
    Await.result(vertx.close());
  }

  @BeforeEach
  void newJob() {
    job = job(EVERY_SECOND);
  }

  @AfterEach
  void nothingIsEverDoneTwiceOrMissed() {
    Tally tally = Await.result(store.tally(NOW.minusSeconds(3600)));
    assertEquals(0, tally.duplicates());
    assertEquals(0, tally.missed());
  }

  private static Job job(Schedule schedule) {
    return new Job(UUID.randomUUID().toString(), schedule, new Command.Log("x"), Misfire.DEFAULT);
  }

  @Test
  void theHighestFenceIsThatOfTheLatestOwnerOfAnyJob() {
    long before = Await.result(store.highestFence());
    resume(before + 6, "new");
    assertEquals(before + 6, Await.result(store.highestFence()));
    job = job(EVERY_SECOND);
    resume(before + 5, "new");
    assertEquals(before + 6, Await.result(store.highestFence()));
  }

  private Resumed resume(long token, String node) {
    return Await.result(store.resume(List.of(job), token, node, NOW));
  }

  private Step step(Instant due) {
    return job.misfire().step(job.schedule(), due, due, 0);
  }

  private Optional<Attempt> claim(Instant due, long token, String node) {
    return Await.result(store.claim(job, step(due), token, node, due));
  }

  private RunState complete(Attempt attempt) {
    return Await.result(store.complete(attempt, RunState.OK, "done", NOW));
  }

  private List<String> records() {
    return Await.result(store.recent(1000)).stream()
        .filter(row -> row.attempt().job().equals(job.id()))
        .map(row -> row.attempt().number() + " " + row.attempt().node() + " " + row.state())
        .sorted()
        .toList();
  }

  @Test
  void aNewJobWaitsForItsFirstDueTime() {
    assertEquals(Map.of(job.id(), FIRST), resume(5, "n1").due());
    assertEquals(List.of(), resume(5, "n1").open());
  }

  @Test
  void aDueTimeIsClaimedOnce() {
    resume(5, "n1");
    Attempt attempt = claim(FIRST, 5, "n1").orElseThrow();
    assertEquals(new Attempt(job.id(), FIRST, FIRST.plusSeconds(1), 5, 1, "n1"), attempt);
    assertEquals(Optional.empty(), claim(FIRST, 5, "n1"));
    assertEquals(Map.of(job.id(), FIRST.plusSeconds(1)), resume(5, "n1").due());
    assertEquals(List.of(attempt), resume(5, "n1").open());
    assertEquals(RunState.OK, complete(attempt));
    assertEquals(RunState.OK, complete(attempt), "told again when the first answer got lost");
    assertEquals(List.of("1 n1 OK"), records());
  }

  @Test
  void anOlderTokenClaimsNothingOnceANewerOneResumed() {
    resume(5, "n1");
    resume(6, "n2");
    assertEquals(Optional.empty(), claim(FIRST, 5, "n1"));
    assertEquals(new Resumed(Map.of(), List.of()), resume(5, "n1"));
    assertTrue(claim(FIRST, 6, "n2").isPresent());
  }

  @Test
  void anAttemptWhoseOwnerWasLostIsMadeAgainAndTheLateResultIsRefused() {
    resume(5, "n1");
    Attempt lost = claim(FIRST, 5, "n1").orElseThrow();
    Resumed resumed = resume(6, "n2");
    Attempt again = new Attempt(job.id(), FIRST, FIRST.plusSeconds(1), 6, 2, "n2");
    assertEquals(List.of(again), resumed.open());
    assertEquals(Map.of(job.id(), FIRST.plusSeconds(1)), resumed.due());
    assertEquals(List.of("1 n1 LOST", "2 n2 RUNNING"), records());
    assertEquals(RunState.FENCED, complete(lost));
    assertEquals(RunState.FENCED, complete(lost));
    assertEquals(RunState.OK, complete(again));
    assertEquals(List.of("1 n1 FENCED", "2 n2 OK"), records());
  }

  @Test
  void aResultThatWasRecordedInTimeIsNotMadeAgain() {
    resume(5, "n1");
    complete(claim(FIRST, 5, "n1").orElseThrow());
    assertEquals(List.of(), resume(6, "n2").open());
    assertEquals(List.of("1 n1 OK"), records());
  }

  @Test
  void theSameNodeWithANewTokenMakesItsOwnAttemptAgain() {
    resume(5, "n1");
    claim(FIRST, 5, "n1");
    assertEquals(2, resume(7, "n1").open().get(0).number());
  }

  @Test
  void ofTwoOwnersThatClaimTogetherOneGetsEachDueTime() {
    resume(5, "n1");
    List<Future<Optional<Attempt>>> claims = new ArrayList<>();
    for (int i = 0; i < 40; i++) {
      claims.add(store.claim(job, step(FIRST), 5 + i % 2, "n" + i % 2, FIRST));
    }
    Await.result(Future.join(claims));
    assertEquals(1, claims.stream().filter(claim -> claim.result().isPresent()).count());
  }

  @Test
  void aResultAndATakeoverThatRaceLeaveExactlyOneOk() {
    Instant due = FIRST;
    resume(5, "n1");
    long token = 5;
    for (int round = 0; round < 30; round++) {
      Attempt attempt = claim(due, token, "n1").orElseThrow();
      Future<RunState> result = store.complete(attempt, RunState.OK, "", NOW);
      Future<Resumed> takeover = store.resume(List.of(job), ++token, "n2", NOW);
      Await.result(Future.join(result, takeover));
      List<Attempt> open = takeover.result().open();
      assertEquals(result.result() == RunState.OK ? 0 : 1, open.size());
      open.forEach(this::complete);
      due = due.plusSeconds(1);
    }
    assertEquals(30, records().stream().filter(record -> record.endsWith(" OK")).count());
  }

  @Test
  void theNewerOfTwoOwnersGetsAJobThatBothMeetForTheFirstTime() {
    for (int round = 0; round < 30; round++) {
      Job fresh = job(EVERY_SECOND);
      Future<Resumed> older = store.resume(List.of(fresh), 5, "n1", NOW);
      Future<Resumed> newer = store.resume(List.of(fresh), 6, "n2", NOW);
      Await.result(Future.join(older, newer));
      assertEquals(Map.of(fresh.id(), FIRST), newer.result().due(), "round " + round);
    }
  }

  @Test
  void skippedDueTimesAreOnRecord() {
    resume(5, "n1");
    Instant late = FIRST.plus(Duration.ofHours(1));
    Step step = job.misfire().step(job.schedule(), FIRST, late, 0);
    Await.result(store.claim(job, step, 5, "n1", late));
    assertEquals(List.of("1 n1 RUNNING", "1 n1 SKIPPED"), records());
    assertEquals(Map.of(job.id(), late.minusSeconds(59)), resume(5, "n1").due());
  }

  @Test
  void anEditedScheduleCountsFromNow() {
    resume(5, "n1");
    complete(claim(FIRST, 5, "n1").orElseThrow());
    job = new Job(job.id(), Schedule.of("0 0 0 * * *", "UTC"), job.command(), job.misfire());
    Instant midnight = Instant.parse("2026-01-02T00:00:00Z");
    assertEquals(Map.of(job.id(), midnight), resume(5, "n1").due());
    assertTrue(claim(midnight, 5, "n1").isPresent());
  }

  @Test
  void manyJobsAreTakenOverTogether() {
    List<Job> jobs = new ArrayList<>();
    for (int i = 0; i < Store.BATCH; i++) {
      jobs.add(job(EVERY_SECOND));
    }
    assertEquals(Store.BATCH, Await.result(store.resume(jobs, 5, "n1", NOW)).due().size());
    assertEquals(Store.BATCH, Await.result(store.resume(jobs, 6, "n2", NOW)).due().size());
    assertEquals(
        "0 jobs to resume at once: use 1 to 250",
        Await.failure(store.resume(List.of(), 5, "n1", NOW)).getMessage());
  }

  @Test
  void finishedAttemptsArePrunedAndOpenOnesStay() {
    resume(5, "n1");
    complete(claim(FIRST, 5, "n1").orElseThrow());
    claim(FIRST.plusSeconds(1), 5, "n1");
    Await.result(store.prune(NOW.plusSeconds(60)));
    assertEquals(List.of("1 n1 RUNNING"), records());
  }

  @Test
  void theTallyCountsByStateAndAttempt() {
    Instant since = NOW.plus(Duration.ofDays(1));
    Await.result(store.resume(List.of(job), 5, "n1", since));
    Instant due = since.plusMillis(500);
    Step step = job.misfire().step(job.schedule(), due, due, 0);
    Attempt lost = Await.result(store.claim(job, step, 5, "n1", due)).orElseThrow();
    Attempt again = Await.result(store.resume(List.of(job), 6, "n2", due)).open().get(0);
    complete(again);
    complete(lost);
    Tally tally = Await.result(store.tally(since));
    assertEquals(Map.of(RunState.OK, 1L, RunState.FENCED, 1L), tally.states());
    assertEquals(1, tally.again());
  }

  @Test
  void aLongMessageIsCutToItsFirstLine() {
    resume(5, "n1");
    Attempt attempt = claim(FIRST, 5, "n1").orElseThrow();
    Await.result(store.complete(attempt, RunState.FAILED, "x".repeat(300) + "\nsecond", NOW));
    RunRow row =
        Await.result(store.recent(1000)).stream()
            .filter(found -> found.attempt().job().equals(job.id()))
            .findFirst()
            .orElseThrow();
    assertEquals("x".repeat(197) + "...", row.message());
    assertEquals(Duration.ZERO, row.lateness());
  }
}
