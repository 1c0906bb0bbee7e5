package io.ringelection.bench;

import java.lang.management.ManagementFactory;
import java.util.Collection;
import java.util.HashMap;
import java.util.Locale;
import java.util.Map;
import org.openjdk.jmh.infra.BenchmarkParams;
import org.openjdk.jmh.results.Result;
import org.openjdk.jmh.results.RunResult;

/**
 * One line for each benchmark: the best and the median of the average times of its turns, how many
 * times the median of its class's baseline that is, and the memory of a call.
 */
final class Table {
  private static final String BASELINE = "baseline";
  private static final String ALLOCATED = "gc.alloc.rate.norm";

  private final StringBuilder lines = new StringBuilder();
  private final Map<String, Double> baselines = new HashMap<>();

  Table(Collection<RunResult> results) {
    row("benchmark", "best", "median", "x baseline", "bytes");
    for (RunResult result : results) {
      if (method(result.getParams()).equals(BASELINE)) {
        baselines.put(type(result.getParams()), median(result));
      }
    }
    results.forEach(this::add);
    double load = ManagementFactory.getOperatingSystemMXBean().getSystemLoadAverage();
    lines.append(String.format(Locale.ROOT, "load average at the end: %.1f%n", load));
  }

  private void add(RunResult result) {
    BenchmarkParams params = result.getParams();
    double time = median(result);
    Double baseline = baselines.get(type(params));
    Result<?> allocated = result.getSecondaryResults().get(ALLOCATED);
    row(
        name(params),
        time(result.getPrimaryResult().getStatistics().getMin()),
        time(time),
        baseline == null ? "" : String.format(Locale.ROOT, "%.1f", time / baseline),
        allocated == null ? "" : String.format(Locale.ROOT, "%.0f", allocated.getScore()));
  }

  private static String time(double nanos) {
    if (nanos < 1000) {
      return String.format(Locale.ROOT, "%.1f ns", nanos);
    }
    return nanos < 1_000_000
        ? String.format(Locale.ROOT, "%.2f us", nanos / 1000)
        : String.format(Locale.ROOT, "%.2f ms", nanos / 1_000_000);
  }

  private static double median(RunResult result) {
    return result.getPrimaryResult().getStatistics().getPercentile(50);
  }

  private static String name(BenchmarkParams params) {
    StringBuilder name = new StringBuilder(type(params)).append('.').append(method(params));
    params.getParamsKeys().forEach(key -> name.append(' ').append(params.getParam(key)));
    return name.toString();
  }

  private static String type(BenchmarkParams params) {
    String[] parts = params.getBenchmark().split("\\.");
    return parts[parts.length - 2];
  }

  private static String method(BenchmarkParams params) {
    String[] parts = params.getBenchmark().split("\\.");
    return parts[parts.length - 1];
  }

  private void row(String name, String best, String time, String ratio, String bytes) {
    lines.append(String.format("%-40s %10s %10s %11s %10s%n", name, best, time, ratio, bytes));
  }

  @Override
  public String toString() {
    return lines.toString();
  }
}
