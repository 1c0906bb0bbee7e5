package io.ringelection.scheduler.cluster;

import static org.junit.jupiter.api.Assertions.assertEquals;

import io.ringelection.scheduler.job.Command;
import io.ringelection.scheduler.job.Job;
import io.ringelection.scheduler.job.Misfire;
import io.ringelection.scheduler.job.RunState;
import io.ringelection.scheduler.job.Schedule;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** A job of every second, waiting for second 4; and that each kind of violation is found. */
class DueTimesTest {
  private static final Job JOB =
      new Job("j", Schedule.of("* * * * * *", "UTC"), new Command.Log("done"), Misfire.DEFAULT);

  @Test
  void everyDueTimeOnce() {
    DueTimes due = of(run(1, 1, RunState.OK), run(2, 1, RunState.OK), run(3, 1, RunState.OK));

    assertEquals(List.of(), due.missed());
    assertEquals(List.of(), due.twice());
    assertEquals(3, due.expected());
    assertEquals(0, due.again());
  }

  @Test
  void lostAndMadeAgainIsNotTwice() {
    DueTimes due =
        of(
            run(1, 1, RunState.OK),
            run(2, 1, RunState.FENCED),
            run(2, 2, RunState.OK),
            run(3, 1, RunState.OK));

    assertEquals(List.of(), due.missed());
    assertEquals(List.of(), due.twice());
    assertEquals(1, due.again());
    assertEquals(1, due.count(RunState.FENCED));
  }

  @Test
  void aHole() {
    DueTimes due = of(run(1, 1, RunState.OK), run(3, 1, RunState.OK));

    assertEquals(List.of("job j due 1970-01-01T00:00:02Z was not served"), due.missed());
  }

  @Test
  void attemptsThatAllFailed() {
    DueTimes due = of(run(1, 1, RunState.OK), run(2, 1, RunState.UNKNOWN), run(3, 1, RunState.OK));

    assertEquals(List.of("job j due 1970-01-01T00:00:02Z was not served"), due.missed());
  }

  @Test
  void theLastOneBeforeTheCursor() {
    DueTimes due = of(run(1, 1, RunState.OK), run(2, 1, RunState.OK));

    assertEquals(List.of("job j due 1970-01-01T00:00:03Z was not served"), due.missed());
  }

  @Test
  void twiceToItsEnd() {
    DueTimes due =
        of(
            run(1, 1, RunState.OK),
            run(2, 1, RunState.OK),
            run(2, 2, RunState.OK),
            run(3, 1, RunState.OK));

    assertEquals(List.of("job j due 1970-01-01T00:00:02Z was served 2 times"), due.twice());
  }

  @Test
  void never() {
    assertEquals(List.of("job j never ran"), of().missed());
  }

  private static DueTimes of(RunRecord... runs) {
    return DueTimes.of(List.of(JOB), List.of(runs), Map.of("j", Instant.ofEpochSecond(4)));
  }

  private static RunRecord run(long due, int attempt, RunState state) {
    return new RunRecord("j", Instant.ofEpochSecond(due), attempt, attempt, "n1", state);
  }
}
