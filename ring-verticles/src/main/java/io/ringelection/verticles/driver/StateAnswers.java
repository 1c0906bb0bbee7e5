package io.ringelection.verticles.driver;

import io.ringelection.NodeId;
import io.ringelection.NodeState;
import io.ringelection.RingAddresses;
import io.vertx.core.Future;
import io.vertx.core.eventbus.EventBus;
import io.vertx.core.eventbus.MessageConsumer;
import java.util.ArrayList;
import java.util.List;

/** Answers who asks what this node owns; {@link RingAddresses} has the contract. */
final class StateAnswers {
  private final String ring;
  private final NodeId self;
  private final Facts facts;
  private final Ownership ownership;
  private final List<MessageConsumer<Object>> consumers = new ArrayList<>();

  StateAnswers(String ring, NodeId self, Facts facts, Ownership ownership) {
    this.ring = ring;
    this.self = self;
    this.facts = facts;
    this.ownership = ownership;
  }

  /** To be called on the node's context, so that answers and events are in order. */
  Future<Void> open(EventBus bus) {
    consumers.add(bus.consumer(RingAddresses.state(ring), anybody -> facts.beat()));
    consumers.add(
        bus.consumer(
            RingAddresses.state(ring, self),
            question -> {
              if (question.replyAddress() != null) {
                question.reply(
                    new NodeState(ring, self, facts.sequence(), ownership.grants()).toJson());
              }
            }));
    return Future.join(consumers.stream().map(MessageConsumer::completion).toList()).mapEmpty();
  }

  Future<Void> close() {
    return Future.join(consumers.stream().map(MessageConsumer::unregister).toList()).mapEmpty();
  }
}
