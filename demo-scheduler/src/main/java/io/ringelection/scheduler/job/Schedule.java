package io.ringelection.scheduler.job;

import com.cronutils.model.CronType;
import com.cronutils.model.definition.CronDefinitionBuilder;
import com.cronutils.model.time.ExecutionTime;
import com.cronutils.parser.CronParser;
import java.time.DateTimeException;
import java.time.Instant;
import java.time.LocalDateTime;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.time.ZonedDateTime;
import java.time.temporal.ChronoUnit;
import java.time.zone.ZoneOffsetTransition;
import java.time.zone.ZoneRules;
import java.util.Optional;

/**
 * The due times of a job: a cron expression of six fields (second, minute, hour, day of month,
 * month, day of week) in a time zone. Where both days are given, both must match. Immutable.
 *
 * <p>When clocks change, one of two rules holds, by the hour field:
 *
 * <ul>
 *   <li>Hour {@code *}: the job follows elapsed time. It is due in both passes of a repeated hour
 *       and not in a skipped one, so that a job of every minute never pauses and never hurries.
 *   <li>Any other hour: the job follows the clock on the wall. It is due once per local time: in
 *       the first pass of a repeated hour, and at the end of the gap for all local times that are
 *       skipped.
 * </ul>
 */
public final class Schedule {
  private static final int FIELDS = 6;
  private static final int HOUR = 2;
  private static final CronParser PARSER =
      new CronParser(CronDefinitionBuilder.instanceDefinitionFor(CronType.SPRING53));

  private final String cron;
  private final ZoneId zone;
  private final ExecutionTime times;
  private final boolean everyHour;

  private Schedule(String cron, ZoneId zone, ExecutionTime times, boolean everyHour) {
    this.cron = cron;
    this.zone = zone;
    this.times = times;
    this.everyHour = everyHour;
  }

  /**
   * Reads a schedule.
   *
   * @param cron six fields separated by blanks
   * @param zone an id as in {@code Europe/Berlin} or {@code UTC}
   * @throws JobsException when either cannot be read, or when the expression never comes true
   */
  public static Schedule of(String cron, String zone) {
    String[] fields = cron.trim().split("\\s+");
    if (fields.length != FIELDS) {
      throw new JobsException(
          "cron '"
              + cron
              + "' has "
              + (cron.isBlank() ? 0 : fields.length)
              + " fields: use 6, second minute hour day-of-month month day-of-week");
    }
    ExecutionTime times = times(cron);
    Schedule schedule = new Schedule(cron.trim(), zone(zone), times, fields[HOUR].equals("*"));
    if (schedule.following(LocalDateTime.of(2000, 1, 1, 0, 0)).isEmpty()) {
      throw new JobsException(
          "cron '" + cron + "' never comes true: no such day is in the calendar");
    }
    return schedule;
  }

  private static ExecutionTime times(String cron) {
    try {
      return ExecutionTime.forCron(PARSER.parse(cron.trim()).validate());
    } catch (IllegalArgumentException bad) {
      throw new JobsException("cron '" + cron + "' cannot be read: " + bad.getMessage(), bad);
    }
  }

  private static ZoneId zone(String zone) {
    try {
      return ZoneId.of(zone);
    } catch (DateTimeException bad) {
      throw new JobsException(
          "zone '" + zone + "' is unknown: use an id such as Europe/Berlin or UTC", bad);
    }
  }

  /** The first due time later than {@code after}. */
  public Instant next(Instant after) {
    return everyHour ? byElapsedTime(after) : byWallClock(after);
  }

  private Instant byElapsedTime(Instant after) {
    ZoneRules rules = zone.getRules();
    Instant from = after;
    ZoneOffset offset = rules.getOffset(after);
    ZoneOffsetTransition change = rules.nextTransition(after);
    Instant found = require(LocalDateTime.ofInstant(from, offset)).toInstant(offset);
    while (change != null && !found.isBefore(change.getInstant())) {
      from = change.getInstant().minusSeconds(1);
      offset = change.getOffsetAfter();
      change = rules.nextTransition(change.getInstant());
      found = require(LocalDateTime.ofInstant(from, offset)).toInstant(offset);
    }
    return found;
  }

  private Instant byWallClock(Instant after) {
    LocalDateTime local = LocalDateTime.ofInstant(after, zone);
    Instant found;
    do {
      local = require(local);
      ZoneOffsetTransition change = zone.getRules().getTransition(local);
      found =
          change != null && change.isGap() ? change.getInstant() : local.atZone(zone).toInstant();
    } while (!found.isAfter(after));
    return found;
  }

  private LocalDateTime require(LocalDateTime after) {
    return following(after)
        .orElseThrow(() -> new IllegalStateException("cron '" + cron + "' ends after " + after));
  }

  /**
   * The library computes in UTC, where no clock changes, so that the rules above are ours alone;
   * and from whole seconds, because it keeps a fraction.
   */
  private Optional<LocalDateTime> following(LocalDateTime after) {
    return times
        .nextExecution(after.truncatedTo(ChronoUnit.SECONDS).atZone(ZoneOffset.UTC))
        .map(ZonedDateTime::toLocalDateTime);
  }

  /** Cron and zone: {@code 0 30 2 * * * Europe/Berlin}. Equal texts are equal schedules. */
  @Override
  public String toString() {
    return cron + ' ' + zone;
  }
}
