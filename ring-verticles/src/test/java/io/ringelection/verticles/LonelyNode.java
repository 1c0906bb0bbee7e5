package io.ringelection.verticles;

import io.ringelection.Ring;
import io.ringelection.verticles.transport.Traffic;
import io.vertx.core.Vertx;
import java.util.List;
import java.util.stream.Stream;

/**
 * A node in a process of its own. Arguments: ring, node, own port, all ports. Writes its id when it
 * is a member, and what its transport counted whenever that changes.
 */
final class LonelyNode {
  private LonelyNode() {}

  public static void main(String[] arguments) {
    List<Integer> ports = Stream.of(arguments[3].split(",")).map(Integer::valueOf).toList();
    Vertx vertx = Clusters.hazelcast(arguments[0], ports, Integer.parseInt(arguments[2]));
    TestRing options = TestRing.on(vertx, arguments[0]);
    EngineRing ring = (EngineRing) Ring.create(vertx, options.options(arguments[1]));
    Conditions.await("joined", ring.join());
    System.out.println("joined " + ring.node());
    vertx.setPeriodic(20, turn -> System.out.println("late " + late(ring)));
  }

  private static long late(EngineRing ring) {
    return ring.traffic().of(Traffic.Kind.LATE);
  }
}
