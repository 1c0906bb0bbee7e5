package io.ringelection.verticles.driver;

import io.ringelection.NodeId;
import io.ringelection.core.step.Input;
import io.ringelection.core.wire.Envelope;
import io.ringelection.verticles.transport.Place;
import io.ringelection.verticles.transport.Transport;
import java.util.function.Consumer;

/**
 * What comes from other nodes, and whom it is for.
 *
 * @param node takes messages
 * @param watchers want to know where others can be watched
 */
record Arrivals(Consumer<Input> node, Watchers watchers) implements Transport.Receiver {
  @Override
  public void received(Envelope envelope) {
    node.accept(new Input.Received(envelope));
  }

  @Override
  public void met(NodeId other, Place place) {
    watchers.met(other, place);
  }
}
