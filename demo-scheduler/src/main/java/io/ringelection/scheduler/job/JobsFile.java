package io.ringelection.scheduler.job;

import io.vertx.core.json.DecodeException;
import io.vertx.core.json.JsonArray;
import io.vertx.core.json.JsonObject;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Arrays;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/**
 * Reads jobs:
 *
 * <pre>{@code
 * {"jobs": [
 *   {"id": "report", "cron": "0 0 6 * * MON-FRI", "zone": "Europe/Berlin",
 *    "command": {"http": {"method": "POST", "url": "http://127.0.0.1:8080/report"}},
 *    "misfire": {"policy": "FIRE_ALL", "windowMillis": 60000, "max": 10}}]}
 * }</pre>
 *
 * <p>Unknown keys, wrong types, bad values and ids that occur twice are refused.
 */
public final class JobsFile {
  private static final String ID = "[A-Za-z0-9._:/-]{1,128}";
  private static final long MIN_WINDOW_MILLIS = 1000;
  private static final long MAX_WINDOW_MILLIS = Duration.ofDays(366).toMillis();
  private static final int MAX_FIRE_ALL = 1000;

  private final Map<String, Job> jobs = new LinkedHashMap<>();
  private final Map<String, Schedule> schedules = new HashMap<>();

  private JobsFile() {}

  /**
   * Reads a file; blocks.
   *
   * @throws JobsException when the file is not there or not right
   */
  public static List<Job> read(Path file) {
    try {
      return parse(Files.readString(file));
    } catch (IOException failure) {
      throw new JobsException("jobs file " + file + " " + Unreadable.why(file, failure), failure);
    }
  }

  /**
   * Reads the text of a file.
   *
   * @throws JobsException when it is not right
   */
  public static List<Job> parse(String text) {
    JobsFile file = new JobsFile();
    JsonArray array = new Fields("jobs file", decode(text), "jobs").array("jobs");
    for (int i = 0; i < array.size(); i++) {
      if (!(array.getValue(i) instanceof JsonObject json)) {
        throw new JobsException("jobs file: entry " + (i + 1) + " of 'jobs' is not an object");
      }
      file.add(i + 1, json);
    }
    return List.copyOf(file.jobs.values());
  }

  private static JsonObject decode(String text) {
    try {
      return new JsonObject(text);
    } catch (DecodeException | ClassCastException notJson) {
      throw new JobsException("jobs file: not a JSON object: " + firstLine(notJson), notJson);
    }
  }

  private static String firstLine(Throwable failure) {
    return String.valueOf(failure.getMessage()).lines().findFirst().orElse("");
  }

  private void add(int place, JsonObject json) {
    String id = new Fields("entry " + place + " of 'jobs'", onlyId(json), "id").text("id");
    if (!id.matches(ID)) {
      throw new JobsException(
          "job '" + id + "': use an id of 1 to 128 characters of A-Z a-z 0-9 . _ : / -");
    }
    if (jobs.put(id, job(id, json)) != null) {
      throw new JobsException("job '" + id + "': this id occurs twice");
    }
  }

  private static JsonObject onlyId(JsonObject json) {
    return new JsonObject().put("id", json.getValue("id"));
  }

  private Job job(String id, JsonObject json) {
    String where = "job '" + id + "'";
    Fields fields = new Fields(where, json, "id", "cron", "zone", "command", "misfire");
    Schedule schedule = schedule(fields);
    Command command = CommandReader.read(where + " command", fields.object("command"));
    return new Job(
        id, schedule, command, fields.has("misfire") ? misfire(where, fields) : Misfire.DEFAULT);
  }

  /** Many jobs have few schedules: equal ones are shared. */
  private Schedule schedule(Fields fields) {
    String cron = fields.text("cron");
    String zone = fields.text("zone", "UTC");
    try {
      return schedules.computeIfAbsent(cron + ' ' + zone, unused -> Schedule.of(cron, zone));
    } catch (JobsException bad) {
      throw new JobsException(fields.where() + ": " + bad.getMessage(), bad);
    }
  }

  private static Misfire misfire(String where, Fields job) {
    Fields fields =
        new Fields(where + " misfire", job.object("misfire"), "policy", "windowMillis", "max");
    String policy = fields.text("policy", Misfire.DEFAULT.policy().name());
    long window =
        fields.number(
            "windowMillis",
            Misfire.DEFAULT.window().toMillis(),
            MIN_WINDOW_MILLIS,
            MAX_WINDOW_MILLIS);
    int max = (int) fields.number("max", Misfire.DEFAULT.max(), 1, MAX_FIRE_ALL);
    try {
      return new Misfire(
          Misfire.Policy.valueOf(policy.toUpperCase(Locale.ROOT)), Duration.ofMillis(window), max);
    } catch (IllegalArgumentException unknown) {
      throw new JobsException(
          where
              + " misfire: 'policy' is '"
              + policy
              + "': use one of "
              + Arrays.toString(Misfire.Policy.values()),
          unknown);
    }
  }
}
