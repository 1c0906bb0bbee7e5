package io.ringelection.core.state;

import static org.junit.jupiter.api.Assertions.assertEquals;

import io.ringelection.NodeId;
import java.util.List;
import org.junit.jupiter.api.Test;

/** Who said hello lately and could found a ring. */
class PeersTest {
  private static final long WINDOW = 100;
  private static final NodeId SELF = new NodeId("m", 1);
  private static final NodeId A = new NodeId("a", 1);
  private static final NodeId Z = new NodeId("z", 1);

  private final Peers peers = new Peers(SELF, true, WINDOW);

  @Test
  void thisNodeIsAmongThemInTheOrderOfIds() {
    peers.fresh(Z, 0);
    peers.fresh(A, 0);
    assertEquals(List.of(A, SELF, Z), List.copyOf(peers.fresh(0)));
  }

  @Test
  void aNodeThatMayNotFoundIsNotAmongThem() {
    Peers worker = new Peers(SELF, false, WINDOW);
    worker.fresh(A, 0);
    assertEquals(List.of(A), List.copyOf(worker.fresh(0)));
  }

  @Test
  void whoIsSilentForLongerThanTheWindowIsForgotten() {
    peers.fresh(A, 0);
    peers.fresh(Z, 60);
    assertEquals(3, peers.fresh(100).size());
    assertEquals(List.of(SELF, Z), List.copyOf(peers.fresh(126)));
    peers.fresh(Z, 130);
    assertEquals(List.of(SELF, Z), List.copyOf(peers.fresh(200)));
  }

  @Test
  void whoIsInARingIsNotFresh() {
    peers.fresh(A, 0);
    peers.notFresh(A);
    assertEquals(List.of(SELF), List.copyOf(peers.fresh(1)));
    peers.fresh(A, 1);
    peers.clear();
    assertEquals(List.of(SELF), List.copyOf(peers.fresh(2)));
  }

  @Test
  void aFloodOfHellosIsBounded() {
    for (int i = 0; i < 10_000; i++) {
      peers.fresh(new NodeId("p" + i, 1), 0);
    }
    peers.fresh(A, 0);
    assertEquals(10_001, peers.fresh(0).size(), "and this node");
    NodeId known = new NodeId("p7", 1);
    peers.fresh(known, 90);
    assertEquals(List.of(SELF, known), List.copyOf(peers.fresh(150)));
  }
}
