package io.ringelection.verticles;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.ringelection.Ring;
import io.ringelection.RingFigures;
import io.ringelection.RingOptions;
import io.vertx.core.Future;
import io.vertx.core.Vertx;
import java.util.ArrayList;
import java.util.List;
import java.util.function.ToLongFunction;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** What real nodes count while they found a ring, move partitions, beat and leave. */
class FiguresTest {
  private static final int PARTITIONS = 12;
  private final Vertx vertx = Vertx.vertx();
  private final List<Ring> rings = new ArrayList<>();

  private Ring start(String name) {
    Ring ring = Ring.create(vertx, RingOptions.fast().setNode(name).setPartitions(PARTITIONS));
    rings.add(ring);
    return ring;
  }

  @AfterEach
  void close() {
    Conditions.await("closed", vertx.close());
  }

  private long sum(ToLongFunction<RingFigures> figure) {
    return rings.stream().map(Ring::figures).mapToLong(figure).sum();
  }

  @Test
  void countsWhatHappens() {
    Future<?> joined =
        Future.join(List.of("n1", "n2", "n3").stream().map(name -> start(name).join()).toList());
    Conditions.await("a ring of three", joined);
    Conditions.until(
        vertx, "four each", () -> rings.stream().allMatch(r -> r.status().owned() == 4));
    assertEquals(1, sum(RingFigures::electionsWon));
    assertTrue(sum(RingFigures::electionsStood) >= 1);
    assertEquals(PARTITIONS, sum(RingFigures::grantsReceived));
    assertEquals(0, sum(RingFigures::moves));

    Conditions.await("a fourth", start("n4").join());
    Conditions.until(
        vertx, "three each", () -> rings.stream().allMatch(r -> r.status().owned() == 3));
    assertEquals(PARTITIONS + 3, sum(RingFigures::grantsReceived));
    assertEquals(3, sum(figures -> figures.handOffs().count()));
    Conditions.until(
        vertx,
        "heartbeats",
        () -> sum(RingFigures::heartbeatsSent) >= 3 && sum(RingFigures::heartbeatsReceived) >= 3);
    Ring leader = rings.stream().filter(r -> r.status().isLeader()).findFirst().orElseThrow();
    assertTrue(leader.figures().heartbeatsReceived() >= 3);
    assertTrue(leader.figures().tickLateness().count() > 0);
    assertTrue(sum(RingFigures::messagesSent) > 0);
    assertEquals(0, sum(RingFigures::lapses) + sum(RingFigures::fences));
  }
}
