package io.ringelection.verticles.transport;

import io.ringelection.NodeId;
import java.util.HashMap;
import java.util.Map;

/**
 * The other nodes that were heard or spoken to. Bounded: who was idle for long is forgotten, and
 * beyond {@link #MAX} nobody new is remembered.
 *
 * <p>Idleness is counted in rounds of this node's own upkeep and not in time: after a pause of this
 * process everybody was silent for long, and must be remembered all the same.
 */
final class Peers {
  static final int MAX = 10_000;
  static final int IDLE_ROUNDS = 300;
  private static final int WINDOW_IN_LIMITS = 2;

  private final long limit;
  private final long heartbeat;
  private final Map<NodeId, Peer> known = new HashMap<>();

  /**
   * Knows nobody.
   *
   * @param limit nanoseconds that a message may be old
   * @param heartbeat nanoseconds between two probes of a peer that does not read
   */
  Peers(long limit, long heartbeat) {
    this.limit = limit;
    this.heartbeat = heartbeat;
  }

  /** The peer, new if it was not known. */
  Peer of(NodeId node) {
    Peer peer = known.get(node);
    if (peer == null) {
      peer = new Peer(new Lane(heartbeat), new Freshness(limit, WINDOW_IN_LIMITS * limit));
      if (known.size() < MAX) {
        known.put(node, peer);
      }
    }
    peer.touch();
    return peer;
  }

  /** One round of upkeep. */
  void tend() {
    known.values().removeIf(peer -> peer.age() > IDLE_ROUNDS);
  }

  int size() {
    return known.size();
  }
}
