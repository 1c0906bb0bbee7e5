package io.ringelection.chaos.failover;

import io.ringelection.chaos.process.Crew;
import io.ringelection.chaos.process.NodeProcess;
import io.ringelection.chaos.process.Patience;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;

/**
 * What a ring costs while nothing happens.
 *
 * @param name in the table
 * @param messagesPerSecond of the ring, over all nodes
 * @param cpuPercent of one core, for each node
 * @param residentMegabytes of each node
 */
record Steady(
    String name,
    double messagesPerSecond,
    List<Double> cpuPercent,
    List<Double> residentMegabytes) {
  private static final Duration WARM_UP = Duration.ofSeconds(15);
  private static final double PERCENT = 100;
  private static final double MEGA = 1e6;

  /** Watches processes that keep no ledgers: looking all the time costs, too. */
  static Steady of(String name, Crew crew, Duration time) {
    Patience.rest(WARM_UP);
    long sent = sent(crew);
    List<Duration> cpu = crew.running().stream().map(NodeProcess::cpu).toList();
    long begin = System.nanoTime();
    Patience.rest(time);
    double seconds = (System.nanoTime() - begin) / (double) TimeUnit.SECONDS.toNanos(1);
    List<Double> percent = new ArrayList<>();
    for (NodeProcess node : crew.running()) {
      Duration used = node.cpu().minus(cpu.get(percent.size()));
      percent.add(PERCENT * used.toNanos() / TimeUnit.SECONDS.toNanos(1) / seconds);
    }
    return new Steady(
        name,
        (sent(crew) - sent) / seconds,
        percent,
        crew.running().stream().map(node -> node.resident() / MEGA).toList());
  }

  private static long sent(Crew crew) {
    return crew.running().stream()
        .mapToLong(node -> Long.parseLong(node.ask("sent").orElseThrow()))
        .sum();
  }
}
