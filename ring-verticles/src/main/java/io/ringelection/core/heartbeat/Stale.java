package io.ringelection.core.heartbeat;

import io.ringelection.NodeId;
import io.ringelection.core.state.NodeState;
import io.ringelection.core.wire.Message.Coordinator;
import io.ringelection.core.wire.Message.Nack;

/** Answers to nodes that are behind. */
final class Stale {
  private Stale() {}

  /** Tells a sender that its term is over. */
  static void refuse(NodeState state, NodeId sender) {
    state.send(sender, new Nack());
  }

  /** Tells a node of the leader and the views. */
  static void coordinate(NodeState state, NodeId node) {
    state.send(node, new Coordinator(state.views().committed(), state.views().pending()));
  }

  /** The same, if the node knows only an older view. */
  static void inform(NodeState state, NodeId node, int viewNumber) {
    if (viewNumber < state.views().committed().number()) {
      coordinate(state, node);
    }
  }
}
