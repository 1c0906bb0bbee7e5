package io.ringelection.scheduler.job;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.time.Instant;
import java.time.ZoneId;
import java.time.format.DateTimeFormatter;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/**
 * Berlin changes its clocks on 29 March 2026 (02:00 becomes 03:00) and on 25 October 2026 (03:00
 * becomes 02:00). Times are written with their offset, so that both passes of an hour differ.
 */
class ScheduleTest {
  private static final DateTimeFormatter SHORT = DateTimeFormatter.ofPattern("d HH:mm:ssX");

  private static List<String> due(String cron, String zone, String after, int count) {
    Schedule schedule = Schedule.of(cron, zone);
    List<String> found = new ArrayList<>();
    Instant at = Instant.parse(after);
    for (int i = 0; i < count; i++) {
      at = schedule.next(at);
      found.add(SHORT.format(at.atZone(ZoneId.of(zone))));
    }
    return found;
  }

  @Test
  void countsFromTheInstantGivenWithoutRepeatingIt() {
    assertEquals(
        List.of("1 00:00:02Z", "1 00:00:04Z", "1 00:00:06Z"),
        due("*/2 * * * * *", "UTC", "2026-01-01T00:00:00Z", 3));
    assertEquals(
        List.of("1 00:00:02Z"), due("*/2 * * * * *", "UTC", "2026-01-01T00:00:01.999Z", 1));
    assertEquals(
        Instant.parse("2026-01-01T00:00:01Z"),
        Schedule.of("* * * * * *", "UTC").next(Instant.parse("2026-01-01T00:00:00.5Z")));
  }

  @Test
  void bothDaysMustMatch() {
    assertEquals(
        List.of("13 12:00:00Z", "13 12:00:00Z", "13 12:00:00Z"),
        due("0 0 12 13 * FRI", "UTC", "2026-01-01T00:00:00Z", 3));
  }

  @Test
  void aLocalTimeThatIsSkippedIsDueAtTheEndOfTheGap() {
    assertEquals(
        List.of("28 02:30:00+01", "29 03:00:00+02", "30 02:30:00+02"),
        due("0 30 2 * * *", "Europe/Berlin", "2026-03-27T12:00:00Z", 3));
  }

  @Test
  void localTimesThatAreSkippedTogetherAreDueOnce() {
    assertEquals(
        List.of("29 03:00:00+02", "30 02:00:00+02"),
        due("0 0,20,40 2,3 * * *", "Europe/Berlin", "2026-03-29T00:00:00Z", 7).stream()
            .filter(time -> time.contains(":00:00"))
            .limit(2)
            .toList());
  }

  @Test
  void aLocalTimeThatIsRepeatedIsDueOnceInTheFirstPass() {
    assertEquals(
        List.of("24 02:30:00+02", "25 02:30:00+02", "26 02:30:00+01"),
        due("0 30 2 * * *", "Europe/Berlin", "2026-10-23T12:00:00Z", 3));
    assertEquals(
        List.of("26 02:30:00+01"),
        due("0 30 2 * * *", "Europe/Berlin", "2026-10-25T01:10:00Z", 1),
        "asked in the second pass");
  }

  @Test
  void anHourlyJobFollowsElapsedTimeThroughARepeatedHour() {
    assertEquals(
        List.of("25 01:30:00+02", "25 02:30:00+02", "25 02:30:00+01", "25 03:30:00+01"),
        due("0 30 * * * *", "Europe/Berlin", "2026-10-24T23:00:00Z", 4));
  }

  @Test
  void anHourlyJobFollowsElapsedTimeThroughASkippedHour() {
    assertEquals(
        List.of("29 01:30:00+01", "29 03:30:00+02", "29 04:30:00+02"),
        due("0 30 * * * *", "Europe/Berlin", "2026-03-29T00:00:00Z", 3));
  }

  @Test
  void aMinutelyJobNeitherPausesNorHurriesAtAChange() {
    for (String change : List.of("2026-03-29T01:00:00Z", "2026-10-25T01:00:00Z")) {
      Schedule schedule = Schedule.of("0 * * * * *", "Europe/Berlin");
      Instant at = Instant.parse(change).minusSeconds(7200);
      for (int minute = 0; minute < 240; minute++) {
        Instant next = schedule.next(at);
        assertEquals(at.plusSeconds(60), next);
        at = next;
      }
    }
  }

  @Test
  void dueTimesOnlyRise() {
    for (String cron :
        List.of("0 */7 * * * *", "0 15 1-4 * * *", "0 0 0 L * *", "30 59 1,2 * * SUN")) {
      for (String zone :
          List.of("Europe/Berlin", "Australia/Lord_Howe", "America/New_York", "Asia/Kolkata")) {
        Schedule schedule = Schedule.of(cron, zone);
        Instant at = Instant.parse("2026-01-01T00:00:00Z");
        for (int i = 0; i < 500; i++) {
          Instant next = schedule.next(at);
          assertTrue(next.isAfter(at), cron + " " + zone + ": " + next + " after " + at);
          at = next;
        }
      }
    }
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "* * * * *        | cron '* * * * *' has 5 fields: use 6, second minute hour day-of-month month day-of-week",
        "@daily           | cron '@daily' has 1 fields: use 6, second minute hour day-of-month month day-of-week",
        "61 * * * * *     | cron '61 * * * * *' cannot be read: Failed to parse cron expression. Value 61 not in range [0, 59]",
        "x * * * * *      | cron 'x * * * * *' cannot be read: Failed to parse cron expression. Invalid chars in expression! Expression: X Invalid chars: X",
        "0 0 0 30 2 *     | cron '0 0 0 30 2 *' never comes true: no such day is in the calendar",
      })
  void aBadCronIsOneSentence(String cron, String sentence) {
    assertEquals(
        sentence, assertThrows(JobsException.class, () -> Schedule.of(cron, "UTC")).getMessage());
  }

  @Test
  void aBadZoneIsOneSentence() {
    assertEquals(
        "zone 'Berlin' is unknown: use an id such as Europe/Berlin or UTC",
        assertThrows(JobsException.class, () -> Schedule.of("* * * * * *", "Berlin")).getMessage());
  }
}
