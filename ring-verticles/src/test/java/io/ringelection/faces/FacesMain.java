package io.ringelection.faces;

import java.lang.management.ManagementFactory;
import java.util.Locale;

/**
 * How fast and how wide the faces tell. {@code mvn -Pfaces}, with {@code -Drounds=} joins and
 * leaves for the first table, and {@code -Dwatchers=} of each kind for the second; ends with exit
 * code 1 when a watcher has not seen all of a join, or a node has lost its lease.
 */
final class FacesMain {
  private FacesMain() {}

  /** Runs both, and prints the tables. */
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
    System.out.printf(
        Locale.ROOT,
        "  load average %.1f%n",
        ManagementFactory.getOperatingSystemMXBean().getSystemLoadAverage());
    System.exit(crowd.isWell() ? 0 : 1);
  }
}
