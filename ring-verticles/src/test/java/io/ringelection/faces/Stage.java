package io.ringelection.faces;

import io.ringelection.Phase;
import io.ringelection.Ring;
import io.ringelection.RingOptions;
import io.ringelection.verticles.Clusters;
import io.ringelection.verticles.Conditions;
import io.vertx.core.Future;
import io.vertx.core.Vertx;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/** Nodes on the loopback interface, each with a Vert.x of its own in one cluster of Hazelcast. */
final class Stage implements AutoCloseable {
  private final List<Vertx> homes = new ArrayList<>();
  private final RingOptions options;

  /**
   * Without nodes.
   *
   * @param options of every node but for its name
   * @param count how many Vert.x there are
   */
  Stage(RingOptions options, int count) {
    this.options = options;
    List<Integer> ports = Clusters.freePorts(count);
    ports.forEach(port -> homes.add(Clusters.hazelcast(options.getName(), ports, port)));
  }

  Vertx home(int number) {
    return homes.get(number);
  }

  /** A node that has not joined. */
  Ring create(int home, String node) {
    return Ring.create(home(home), new RingOptions(options).setNode(node));
  }

  /** Waits until these nodes are the ring and own all partitions, in even shares. */
  void settle(List<Ring> nodes) {
    Conditions.until(
        home(0),
        "a settled ring of " + nodes.size() + " nodes",
        () -> nodes.stream().allMatch(node -> isWhole(node, nodes.size())) && isEven(nodes));
  }

  private static boolean isWhole(Ring node, int size) {
    return node.status().phase() == Phase.MEMBER && node.status().members().size() == size;
  }

  private boolean isEven(List<Ring> nodes) {
    int[] owned = nodes.stream().mapToInt(node -> node.status().owned()).sorted().toArray();
    return Arrays.stream(owned).sum() == options.getPartitions()
        && owned[owned.length - 1] - owned[0] <= 1;
  }

  @Override
  public void close() {
    Conditions.await("the end", Future.join(homes.stream().map(Vertx::close).toList()));
  }
}
