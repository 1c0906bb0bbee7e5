package io.ringelection.faces;

import java.lang.management.ManagementFactory;
import java.time.Duration;
import java.util.Locale;

/**
 * How fast and how wide the faces tell. {@code mvn -Pfaces}, with {@code -Drounds=} joins and
 * leaves for the first table, {@code -Dwatchers=} of each kind for the second, and {@code -Dslow=}
 * seconds without reading for the third; ends with exit code 1 when a watcher has not seen all of a
 * join, or a node has lost its lease.
 */
final class FacesMain {
  private FacesMain() {}

  /** Runs all, and prints the tables. */
  public static void main(String[] arguments) {
    int rounds = Integer.getInteger("rounds", 30);
    int watchers = Integer.getInteger("watchers", 1_000);
    System.out.printf(Locale.ROOT, "One event on all faces, %d joins and leaves%n", rounds);
    System.out.print(new OneEvent(rounds).run());
    Crowd crowd = new Crowd(watchers);
    System.out.printf(
        Locale.ROOT,
        "%n%d watchers of server-sent events and %d of gRPC at one node, %d partitions, a join%n",
        watchers,
        watchers,
        Crowd.PARTITIONS);
    System.out.print(crowd.run());
    int slow = Integer.getInteger("slow", 60);
    System.out.printf(
        Locale.ROOT,
        "%n%d watchers of each kind read nothing for %d s, %d partitions, a node comes and goes%n",
        SlowWatchers.COUNT,
        slow,
        SlowWatchers.PARTITIONS);
    System.out.print(new SlowWatchers(Duration.ofSeconds(slow)).run());
    System.out.printf(
        Locale.ROOT,
        "  load average %.1f%n",
        ManagementFactory.getOperatingSystemMXBean().getSystemLoadAverage());
    System.exit(crowd.isWell() ? 0 : 1);
  }
}
