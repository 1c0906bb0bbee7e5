package io.ringelection.verticles.transport;

import io.ringelection.NodeId;
import io.ringelection.core.wire.Envelope;
import io.vertx.core.Future;
import java.util.Collection;

/**
 * Carries messages between the nodes of one ring, on behalf of one node. To be called on that
 * node's context only, and calls back there. It may lose, double, delay and reorder; it never
 * blocks and never throws.
 */
public interface Transport {

  /** Who gets what arrives. */
  interface Receiver {
    /** A message for this node. */
    void received(Envelope envelope);

    /** That is where {@code node} can be reached beside the event bus. */
    void met(NodeId node, Place place);
  }

  /**
   * Begins to deliver.
   *
   * @param place where this node can be reached beside the event bus; others are told
   * @return completes when the first attempt to be reachable is over, well or not; an attempt that
   *     went wrong is repeated by {@link #tend}
   */
  Future<Void> open(Receiver receiver, Place place);

  /** Sends to {@code envelope.to()}, or to all nodes when that is null. */
  void send(Envelope envelope);

  /**
   * Makes sure that these nodes can be spoken to without delay later, when it matters: looking an
   * address up may need a process that is stopped just then.
   */
  void acquaint(Collection<NodeId> nodes);

  /** Asks a node where it can be reached; {@link Receiver#met} gets the answer. */
  void ask(NodeId node);

  /**
   * Upkeep, to be called about once a second: forgets nodes that are gone, and becomes reachable
   * anew when this node hears nothing although it should.
   *
   * @param othersKnown whether there are other nodes that should be heard
   */
  void tend(boolean othersKnown);

  /** Becomes reachable anew: others may have lost the way to this node, and do not say so. */
  void renew();

  /** What has passed so far. May be called from any thread. */
  Traffic traffic();

  /** Stops to deliver. Completes when nothing is registered any more; never fails. */
  Future<Void> close();
}
