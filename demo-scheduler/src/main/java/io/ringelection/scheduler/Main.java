package io.ringelection.scheduler;

import io.ringelection.RingException;
import io.ringelection.scheduler.job.Job;
import io.ringelection.scheduler.job.JobsException;
import io.ringelection.scheduler.job.JobsFile;
import io.ringelection.scheduler.screen.Events;
import io.ringelection.scheduler.screen.Live;
import io.ringelection.scheduler.store.Database;
import io.ringelection.scheduler.store.Store;
import io.ringelection.scheduler.store.StoreException;
import io.vertx.core.Vertx;
import java.io.PrintWriter;
import java.time.Duration;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Callable;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import org.jline.utils.Signals;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;

/** Starts the scheduler from the command line. */
@Command(
    name = "scheduler",
    sortOptions = false,
    description = "Runs jobs at their due times on the nodes of a ring.")
public final class Main implements Callable<Integer> {
  private static final Duration LIMIT = Duration.ofSeconds(60);
  private static final int INTERRUPTED = 130;

  @Mixin private final Settings settings = new Settings();

  /** Filled by the library. */
  @Spec private CommandSpec spec = CommandSpec.create();

  /**
   * Runs until a signal, or as long as {@code --for} says. The system property {@code demo.kill}
   * stands for {@code --kill}.
   */
  public static void main(String[] args) {
    List<String> all = new ArrayList<>(List.of(args));
    String kill = System.getProperty("demo.kill", "");
    if (!kill.isBlank()) {
      all.add("--kill=" + kill);
    }
    System.exit(commandLine().execute(all.toArray(String[]::new)));
  }

  static CommandLine commandLine() {
    CommandLine line = new CommandLine(new Main());
    line.setParameterExceptionHandler(
        (bad, args) -> Converters.refuse(line, String.valueOf(bad.getMessage())));
    line.setExecutionExceptionHandler((failure, failed, parsed) -> fail(line.getErr(), failure));
    return line;
  }

  /**
   * What a person can mend is one sentence; everything else is a mistake of ours and shown in full.
   */
  private static int fail(PrintWriter err, Exception failure) {
    if (failure instanceof RingException
        || failure instanceof JobsException
        || failure instanceof StoreException
        || failure instanceof StartException) {
      err.println(failure.getMessage());
    } else {
      failure.printStackTrace(err);
    }
    return CommandLine.ExitCode.SOFTWARE;
  }

  @Override
  public Integer call() {
    Optional<Live> live = settings.plain ? Optional.empty() : Live.open();
    // Before anything else: the configuration of the log is read only once, when the first class
    // that logs is loaded.
    System.setProperty("scheduler.log", live.isPresent() ? "file" : "console");
    String summary;
    try {
      settings
          .problem()
          .ifPresent(
              problem -> {
                throw new ParameterException(spec.commandLine(), problem);
              });
      RingConfig config = RingConfig.read(settings, System.getenv());
      summary = run(JobsFile.read(settings.jobs), config, live);
    } finally {
      live.ifPresent(Live::close);
    }
    System.out.println(summary);
    return CommandLine.ExitCode.OK;
  }

  private String run(List<Job> jobs, RingConfig config, Optional<Live> live) {
    Database database = Database.of(settings.db, System.getenv());
    CompletableFuture<Void> migrated = CompletableFuture.runAsync(database::migrate);
    Vertx vertx =
        Blocking.await("the cluster", Hosts.make(settings, config.options().get(0)), LIMIT);
    try {
      Blocking.await("the database", migrated, LIMIT);
      Store store = database.open(vertx);
      long fence = Blocking.await("the highest fence", store.highestFence(), LIMIT);
      config.options().forEach(node -> node.setTokenFloor(Math.max(fence, node.getTokenFloor())));
      CompletableFuture<Void> end = new CompletableFuture<>();
      Events events = new Events(InstantSource.system());
      Program program = new Program(settings, config, vertx, store, events, live.orElse(null), end);
      try {
        program.start(jobs);
        listen(end);
        waitFor(end);
      } finally {
        program.stop();
      }
      String summary = program.summary();
      Blocking.await("closing the database", store.close(), LIMIT);
      return summary;
    } finally {
      Blocking.await("closing", vertx.close(), LIMIT);
    }
  }

  /** Who presses Ctrl-C twice does not want to wait for the nodes to leave. */
  private static void listen(CompletableFuture<Void> end) {
    List.of("TERM", "HUP").forEach(name -> Signals.register(name, () -> end.complete(null)));
    AtomicInteger interrupts = new AtomicInteger();
    Signals.register(
        "INT",
        () -> {
          end.complete(null);
          if (interrupts.incrementAndGet() == 2) {
            Runtime.getRuntime().halt(INTERRUPTED);
          }
        });
  }

  private void waitFor(CompletableFuture<Void> end) {
    if (settings.end != null) {
      end.completeOnTimeout(null, settings.end.toMillis(), TimeUnit.MILLISECONDS);
    }
    try {
      end.join();
    } catch (CompletionException failed) {
      throw failed.getCause() instanceof RuntimeException cause ? cause : failed;
    }
  }
}
