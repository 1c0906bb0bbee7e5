package io.ringelection.verticles;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.ringelection.NodeId;
import io.ringelection.core.wire.Envelope;
import io.ringelection.core.wire.Holdings;
import io.ringelection.core.wire.Message;
import io.ringelection.verticles.transport.EventBusTransport;
import io.ringelection.verticles.transport.Traffic;
import io.vertx.core.Promise;
import io.vertx.core.Vertx;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** A node in another process that is stopped, and wakes up. */
class StoppedPeerTest {
  private static final String NAME = "stoppedPeer";
  private static final int FLOOD = 1_000;
  private static final int PARTITIONS_IN_A_MESSAGE = 10_000;

  private final List<Integer> ports = Clusters.freePorts(2);
  private final Vertx vertx = Clusters.hazelcast(NAME, ports, ports.get(0));
  private final TestRing ring = TestRing.on(vertx, NAME);

  @AfterEach
  void close() {
    Conditions.await("closed", vertx.close());
  }

  @Test
  void losesItsPartitionsCostsNoHeapAndComesBack() {
    ring.join(2).settle();
    String all = ports.stream().map(String::valueOf).collect(Collectors.joining(","));
    try (OtherJvm other =
        new OtherJvm(LonelyNode.class, List.of(NAME, "n3", ports.get(1).toString(), all))) {
      Conditions.until(vertx, "n3 to join", () -> line(other, "joined ") != null);
      NodeId stopped = NodeId.parse(line(other, "joined "));
      Conditions.until(vertx, "n3 to own its share", () -> shareOf(stopped) == 20);

      other.stop();
      ring.settle();
      assertFloodIsHeldBack(stopped);
      // What is under way to it is late when it is older than a lease.
      long lease = ring.options("n3").getLeaseMillis();
      Conditions.await("messages to grow old", vertx.timer(lease));

      other.goOn();
      Conditions.until(vertx, "n3 to own a share again", () -> shareOf(stopped) == 20);
      Conditions.until(vertx, "late messages to be dropped", () -> late(other) > 0);
    }
    ring.settle();
  }

  /** The last line with that beginning, without it; null when there is none. */
  private static String line(OtherJvm other, String beginning) {
    return other.lines().stream()
        .filter(line -> line.startsWith(beginning))
        .reduce((first, last) -> last)
        .map(line -> line.substring(beginning.length()))
        .orElse(null);
  }

  private static long late(OtherJvm other) {
    return Long.parseLong(line(other, "late "));
  }

  private int shareOf(NodeId node) {
    return ring.leader().assignment().of(node).length;
  }

  private void assertFloodIsHeldBack(NodeId stopped) {
    EventBusTransport transport =
        new EventBusTransport(
            vertx.eventBus(),
            NAME,
            new NodeId("flood", 1),
            TimeUnit.SECONDS.toNanos(1),
            TimeUnit.SECONDS.toNanos(1),
            System::nanoTime);
    Envelope large = new Envelope(new NodeId("flood", 1), stopped, 1, report());
    Promise<Void> sent = Promise.promise();
    vertx.runOnContext(turn -> flood(transport, large, FLOOD, sent));
    Conditions.await("the flood", sent.future());
    long held = transport.traffic().of(Traffic.Kind.HELD_BACK);
    assertEquals(FLOOD, held + transport.traffic().of(Traffic.Kind.SENT));
    assertTrue(held > FLOOD / 2, held + " of " + FLOOD + " held back");
  }

  /** In small portions, so that writes which end can say so in between. */
  private void flood(EventBusTransport transport, Envelope large, int left, Promise<Void> sent) {
    if (left == 0) {
      sent.complete();
      return;
    }
    for (int i = 0; i < 10; i++) {
      transport.send(large);
    }
    vertx.runOnContext(turn -> flood(transport, large, left - 10, sent));
  }

  private static Message report() {
    int[] partitions = IntStream.range(0, PARTITIONS_IN_A_MESSAGE).toArray();
    long[] tokens = IntStream.range(0, PARTITIONS_IN_A_MESSAGE).mapToLong(p -> p * 7919L).toArray();
    return new Message.Report(1, 1, 0, new Holdings(partitions, tokens));
  }
}
