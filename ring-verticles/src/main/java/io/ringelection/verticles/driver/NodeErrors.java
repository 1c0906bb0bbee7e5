package io.ringelection.verticles.driver;

import io.ringelection.NodeId;
import io.ringelection.RingException;
import io.ringelection.RingOptions;
import io.ringelection.RingStatus;

/** What callers of a node are told when it cannot do what they want. */
final class NodeErrors {
  private NodeErrors() {}

  /** A join that has waited for as long as it may; the node goes on trying. */
  static RingException tooLate(RingOptions options, RingStatus now) {
    return new RingException(
        RingException.Reason.TIMEOUT,
        "not a member of ring '"
            + options.getName()
            + "' after "
            + options.getJoinTimeoutMillis()
            + " ms, and still trying: "
            + now.waitingFor(),
        now.leaderId());
  }

  /** The node has ended, and an incarnation does not come back. */
  static RingException closed(NodeId node) {
    return new RingException(
        RingException.Reason.CLOSED, node + " has left the ring; create a new node to come back");
  }
}
