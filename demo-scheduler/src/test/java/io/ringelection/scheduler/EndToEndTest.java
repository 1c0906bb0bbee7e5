package io.ringelection.scheduler;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.ringelection.scheduler.job.Attempt;
import io.ringelection.scheduler.job.Command;
import io.ringelection.scheduler.job.Job;
import io.ringelection.scheduler.job.Misfire;
import io.ringelection.scheduler.job.RunState;
import io.ringelection.scheduler.job.Schedule;
import io.ringelection.scheduler.screen.Events;
import io.ringelection.scheduler.screen.Watched;
import io.ringelection.scheduler.store.RunRow;
import io.ringelection.scheduler.store.Store;
import io.ringelection.scheduler.store.Stores;
import io.vertx.core.Vertx;
import io.vertx.core.eventbus.Message;
import io.zonky.test.db.postgres.embedded.EmbeddedPostgres;
import java.io.IOException;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.InstantSource;
import java.time.OffsetDateTime;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import java.util.function.Predicate;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import picocli.CommandLine;

/**
 * The whole program with its engine: three nodes, two dozen jobs that are due every second, and one
 * job that is under way when its node is killed. What happened is read from the database by other
 * means than the program's own.
 */
class EndToEndTest {
  private static final int JOBS = 24;

  private final Vertx vertx = Vertx.vertx();
  private final BlockingQueue<Message<Object>> slow = new LinkedBlockingQueue<>();
  private volatile boolean quick;
  private Store store;
  private Program program;

  @AfterEach
  void close() {
    if (program != null) {
      program.stop();
    }
    Await.result(store.close());
    Await.result(vertx.close());
  }

  private void start(String url) {
    vertx.eventBus().consumer("slow", this::slow);
    Settings settings = new Settings();
    new CommandLine(settings)
        .parseArgs("--plain", "--port=0", "--db=" + url, "--ring=../config/ring.json");
    store = Stores.open(vertx, url);
    Events events = new Events(InstantSource.system());
    RingConfig config = RingConfig.read(settings, Map.of());
    program = new Program(settings, config, vertx, store, events, null, new CompletableFuture<>());
    program.start(jobs());
  }

  private void slow(Message<Object> message) {
    if (quick) {
      message.reply("done");
    } else {
      slow.add(message);
    }
  }

  private static List<Job> jobs() {
    List<Job> jobs = new ArrayList<>();
    for (int i = 0; i < JOBS; i++) {
      jobs.add(job("job-" + i, new Command.Log("x")));
    }
    jobs.add(job("slow", new Command.Bus("slow", null, true, 60_000)));
    return jobs;
  }

  private static Job job(String id, Command command) {
    return new Job(id, Schedule.of("* * * * * *", "UTC"), command, Misfire.DEFAULT);
  }

  private List<RunRow> runs() {
    return Await.result(store.recent(100_000));
  }

  private boolean haveRun(int times, Predicate<RunRow> which) {
    for (Job job : jobs()) {
      long count =
          runs().stream()
              .filter(row -> row.attempt().job().equals(job.id()) && row.state() == RunState.OK)
              .filter(which)
              .count();
      if (count < times && !job.id().equals("slow")) {
        return false;
      }
    }
    return true;
  }

  private Message<Object> nextSlow() throws InterruptedException {
    Message<Object> message = slow.poll(30, TimeUnit.SECONDS);
    assertTrue(message != null, "the slow job is run");
    return message;
  }

  private void killWhileARunIsUnderWay() throws InterruptedException {
    Message<Object> lost = nextSlow();
    String due = lost.headers().get("Ring-Due");
    Await.until("all jobs have run", () -> haveRun(2, row -> true));
    Attempt attempt =
        runs().stream()
            .map(RunRow::attempt)
            .filter(run -> run.job().equals("slow"))
            .findFirst()
            .orElseThrow();
    Instant killed = Instant.now();
    program.kill(attempt.node());
    Message<Object> again = nextSlow();
    assertEquals(due, again.headers().get("Ring-Due"));
    assertEquals("2", again.headers().get("Ring-Attempt"));
    assertTrue(
        Long.parseLong(again.headers().get("Ring-Token"))
            > Long.parseLong(lost.headers().get("Ring-Token")));
    quick = true;
    again.reply("done");
    Await.until(
        "all jobs run again",
        () ->
            haveRun(
                2,
                row ->
                    row.attempt().due().isAfter(killed)
                        && !row.attempt().node().equals(attempt.node())));
    Await.until(
        "the slow job is done",
        () ->
            runs().stream()
                .anyMatch(row -> row.state() == RunState.OK && row.attempt().number() == 2));
  }

  private boolean isHealed() {
    return program.nodes().stream()
        .filter(node -> node.fate() == Watched.Fate.ALIVE)
        .allMatch(node -> node.ring().status().members().size() == 2);
  }

  /** Every second from the first to the last due time of each job has exactly one OK. */
  private static void checkEverySecond(Connection connection) throws SQLException {
    Map<String, List<Instant>> due = new TreeMap<>();
    try (ResultSet rows =
        connection
            .createStatement()
            .executeQuery("SELECT job, due FROM job_run WHERE state = 'OK' ORDER BY due")) {
      while (rows.next()) {
        due.computeIfAbsent(rows.getString(1), job -> new ArrayList<>())
            .add(rows.getObject(2, OffsetDateTime.class).toInstant());
      }
    }
    assertEquals(JOBS + 1, due.size());
    due.forEach(
        (job, times) -> {
          for (int i = 0; i < times.size(); i++) {
            assertEquals(times.get(0).plusSeconds(i), times.get(i), job);
          }
        });
  }

  private static String states(Connection connection) throws SQLException {
    try (ResultSet rows =
        connection
            .createStatement()
            .executeQuery(
                "SELECT state, attempt FROM job_run WHERE job = 'slow' AND attempt = 1 ORDER BY due")) {
      return rows.next() ? rows.getString(1) : "none";
    }
  }

  private void play(String url, String jdbc) throws InterruptedException, SQLException {
    start(url);
    killWhileARunIsUnderWay();
    Await.until("the ring goes on without the dead", this::isHealed);
    program.stop();
    try (Connection connection = DriverManager.getConnection(jdbc)) {
      checkEverySecond(connection);
      assertEquals("LOST", states(connection));
    }
    String summary = program.summary();
    assertTrue(summary.endsWith(" runs ok, 0 missed, 0 done twice, 1 made again"), summary);
  }

  @Test
  void everyDueTimeIsDoneOnceThoughANodeIsKilledOnH2() throws InterruptedException, SQLException {
    play("jdbc:h2:mem:end", "jdbc:h2:mem:end");
  }

  @Test
  void everyDueTimeIsDoneOnceThoughANodeIsKilledOnPostgres()
      throws InterruptedException, SQLException, IOException {
    try (EmbeddedPostgres server = EmbeddedPostgres.start()) {
      String address = "localhost:" + server.getPort() + "/postgres";
      play(
          "postgresql://postgres:postgres@" + address,
          "jdbc:postgresql://" + address + "?user=postgres");
      assertFalse(program.summary().isEmpty());
      assertNotEquals(0, Await.result(store.prune(Instant.now())));
    }
  }
}
