package io.ringelection.scheduler.cluster;

import io.ringelection.scheduler.job.Job;
import io.ringelection.scheduler.job.JobsFile;
import io.vertx.core.json.JsonArray;
import io.vertx.core.json.JsonObject;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;

/** The jobs of the check: all due each second, some of them calling the gate. */
final class Jobs {
  private static final int LOGGING = 24;
  private static final int CALLING = 16;
  private static final long TIMEOUT_MILLIS = 300_000;

  private Jobs() {}

  /** Writes the file for the nodes and reads it as they do. */
  static List<Job> write(Path file, String gate) throws IOException {
    JsonArray jobs = new JsonArray();
    for (int i = 0; i < LOGGING; i++) {
      jobs.add(job("log-" + i, new JsonObject().put("log", "done")));
    }
    JsonObject http =
        new JsonObject().put("method", "GET").put("url", gate).put("timeoutMillis", TIMEOUT_MILLIS);
    for (int i = 0; i < CALLING; i++) {
      jobs.add(job("call-" + i, new JsonObject().put("http", http)));
    }
    Files.writeString(file, new JsonObject().put("jobs", jobs).encodePrettily());
    return JobsFile.read(file);
  }

  /** However late a due time is, it is served. */
  private static JsonObject job(String id, JsonObject command) {
    return new JsonObject()
        .put("id", id)
        .put("cron", "* * * * * *")
        .put("command", command)
        .put(
            "misfire",
            new JsonObject()
                .put("policy", "FIRE_ALL")
                .put("windowMillis", Jobs.TIMEOUT_MILLIS)
                .put("max", 1000));
  }
}
