package io.ringelection.verticles.transport;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotSame;
import static org.junit.jupiter.api.Assertions.assertSame;

import io.ringelection.NodeId;
import org.junit.jupiter.api.Test;

class PeersTest {
  private final Peers peers = new Peers(2_000, 250);

  @Test
  void rememberedWhileItTalks() {
    Peer peer = peers.of(node(1));
    for (int round = 0; round < 3 * Peers.IDLE_ROUNDS; round++) {
      peers.tend();
      if (round % Peers.IDLE_ROUNDS == 0) {
        assertSame(peer, peers.of(node(1)));
      }
    }
  }

  @Test
  void forgottenWhenIdle() {
    Peer peer = peers.of(node(1));
    for (int round = 0; round <= Peers.IDLE_ROUNDS; round++) {
      peers.tend();
    }
    assertEquals(0, peers.size());
    assertNotSame(peer, peers.of(node(1)));
  }

  @Test
  void remembersNoMoreThanItsLimit() {
    for (int i = 0; i < Peers.MAX + 100; i++) {
      peers.of(node(i));
    }
    assertEquals(Peers.MAX, peers.size());
  }

  private static NodeId node(long incarnation) {
    return new NodeId("n", incarnation);
  }
}
