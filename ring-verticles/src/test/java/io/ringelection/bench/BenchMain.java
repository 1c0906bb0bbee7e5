package io.ringelection.bench;

import java.util.Collection;
import java.util.Locale;
import java.util.concurrent.TimeUnit;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.profile.GCProfiler;
import org.openjdk.jmh.results.RunResult;
import org.openjdk.jmh.results.format.ResultFormatType;
import org.openjdk.jmh.runner.Runner;
import org.openjdk.jmh.runner.RunnerException;
import org.openjdk.jmh.runner.options.Options;
import org.openjdk.jmh.runner.options.OptionsBuilder;
import org.openjdk.jmh.runner.options.TimeValue;

/** Runs the benchmarks that {@code -Dbench} names and prints one table. */
public final class BenchMain {
  /** Short and many: on a busy machine a few of them run undisturbed. */
  private static final TimeValue TURN = TimeValue.milliseconds(100);

  private BenchMain() {}

  public static void main(String[] args) throws RunnerException {
    Options options =
        new OptionsBuilder()
            .include("\\.bench\\..*(" + System.getProperty("bench") + ")")
            .mode(Mode.AverageTime)
            .timeUnit(TimeUnit.NANOSECONDS)
            .forks(1)
            .warmupIterations(16)
            .warmupTime(TURN)
            .measurementIterations(20)
            .measurementTime(TURN)
            .addProfiler(GCProfiler.class)
            .shouldFailOnError(true)
            .resultFormat(ResultFormatType.JSON)
            .result(System.getProperty("out"))
            .build();
    Collection<RunResult> results = new Runner(options).run();
    Table table = new Table(results);
    System.out.printf(Locale.ROOT, "%n%s%nJSON: %s%n", table, System.getProperty("out"));
  }
}
