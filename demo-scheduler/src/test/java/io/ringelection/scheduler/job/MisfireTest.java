package io.ringelection.scheduler.job;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

/** A job of every ten seconds; the clock stands at 12:10:05; the window is a minute. */
class MisfireTest {
  private static final Schedule SCHEDULE = Schedule.of("*/10 * * * * *", "UTC");
  private static final Instant NOW = Instant.parse("2026-01-01T12:10:05Z");

  /**
   * Plays a policy from {@code from} until nothing is due: {@code +} for run, {@code -} for
   * skipped.
   */
  private static List<String> play(Misfire misfire, String from) {
    List<String> played = new ArrayList<>();
    Instant due = Instant.parse("2026-01-01T" + from + "Z");
    int ran = 0;
    while (!due.isAfter(NOW)) {
      Step step = misfire.step(SCHEDULE, due, NOW, ran);
      if (step.runs()) {
        played.add("+" + time(due));
      }
      step.skipped().ifPresent(first -> played.add("-" + time(first) + ".." + time(step.next())));
      ran = step.misfire() ? ran + 1 : 0;
      due = step.next();
    }
    return played;
  }

  private static String time(Instant instant) {
    return instant.toString().substring(11, 19);
  }

  private static Misfire misfire(Misfire.Policy policy, int max) {
    return new Misfire(policy, Duration.ofMinutes(1), max);
  }

  @Test
  void withinTheWindowEveryPolicyRunsAll() {
    for (Misfire.Policy policy : Misfire.Policy.values()) {
      assertEquals(
          List.of("+12:09:40", "+12:09:50", "+12:10:00"), play(misfire(policy, 1), "12:09:40"));
    }
  }

  @Test
  void fireOnceRunsTheOldestAndSkipsTheRest() {
    assertEquals(
        List.of("+11:00:00", "-11:00:10..12:09:10"),
        play(misfire(Misfire.Policy.FIRE_ONCE, 1), "11:00:00").subList(0, 2));
    assertEquals(
        "+12:09:10",
        play(misfire(Misfire.Policy.FIRE_ONCE, 1), "11:00:00").get(2),
        "then as usual");
  }

  @Test
  void skipRunsNoneOfThem() {
    assertEquals(
        List.of("-11:00:00..12:09:10", "+12:09:10"),
        play(misfire(Misfire.Policy.SKIP, 1), "11:00:00").subList(0, 2));
  }

  @Test
  void fireAllRunsTheOldestUpToItsLimit() {
    assertEquals(
        List.of("+11:00:00", "+11:00:10", "+11:00:20", "-11:00:30..12:09:10", "+12:09:10"),
        play(misfire(Misfire.Policy.FIRE_ALL, 3), "11:00:00").subList(0, 5));
  }

  @Test
  void fireAllRunsAllWhenTheyAreFew() {
    assertEquals(
        List.of("+12:08:50", "+12:09:00", "+12:09:10", "+12:09:20"),
        play(misfire(Misfire.Policy.FIRE_ALL, 3), "12:08:50").subList(0, 4));
  }

  @Test
  void aSingleMisfireSkipsNothing() {
    assertEquals(
        List.of("+12:09:00", "+12:09:10"),
        play(misfire(Misfire.Policy.FIRE_ONCE, 1), "12:09:00").subList(0, 2));
  }
}
