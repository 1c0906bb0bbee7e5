package io.ringelection.scheduler.cluster;

import io.ringelection.ledger.History;
import io.ringelection.ledger.Safety;
import io.ringelection.scheduler.job.Job;
import java.io.IOException;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Consumer;

/** A database, a gate and a cluster of three processes, from their start to their end. */
final class Scene implements AutoCloseable {
  private final Database database = new Database();
  private final Gate gate = new Gate();
  private final List<Job> jobs;
  private final Cluster cluster;
  private final Drills drills;
  private final Thread cleaner = new Thread(this::killAll, "cleaner");

  /**
   * Nothing is started but the database.
   *
   * @param folder where jobs, ledgers and logs go
   * @param progress is told what is done
   */
  Scene(Path folder, Consumer<String> progress) throws IOException {
    clear(folder);
    Path file = folder.resolve("jobs.json");
    jobs = Jobs.write(file, gate.url());
    cluster = new Cluster(Launch.of(root(), folder, database.url(), file));
    drills = new Drills(cluster, gate, database, progress);
    Runtime.getRuntime().addShutdownHook(cleaner);
  }

  /** So that no ledger of an earlier check lies beside those of this one. */
  private static void clear(Path folder) throws IOException {
    Files.createDirectories(folder);
    try (DirectoryStream<Path> files = Files.newDirectoryStream(folder)) {
      for (Path file : files) {
        Files.delete(file);
      }
    }
  }

  /** The folder with {@code config}; tests run in that of their module. */
  static Path root() {
    Path here = Path.of("").toAbsolutePath();
    return Files.exists(here.resolve("config/hazelcast.xml")) ? here : here.getParent();
  }

  Cluster cluster() {
    return cluster;
  }

  Drills drills() {
    return drills;
  }

  /** Judges what has happened until now; all processes must have ended. */
  Findings findings() {
    History history =
        History.of(
            cluster.everyone().stream().map(NodeProcess::entries).toList(), cluster.killed());
    List<String> lapses = new ArrayList<>(drills.failures());
    lapses.addAll(history.lapses());
    return new Findings(
        drills.wholeAfter(),
        drills.windows(),
        history.holds().size(),
        Gap.of(history, drills.windows()),
        Safety.twoOwners(history),
        Safety.tokensNotRising(history),
        DueTimes.of(jobs, database.runs(), database.cursors()),
        lapses);
  }

  private void killAll() {
    cluster.close();
  }

  @Override
  public void close() throws IOException {
    cluster.close();
    gate.close();
    database.close();
    Runtime.getRuntime().removeShutdownHook(cleaner);
  }
}
