package io.ringelection.verticles.driver;

import io.ringelection.NodeId;
import io.ringelection.NodeState;
import io.ringelection.RingAddresses;
import io.vertx.core.Future;
import io.vertx.core.eventbus.EventBus;
import io.vertx.core.eventbus.MessageConsumer;
import io.vertx.core.json.JsonObject;
import java.util.ArrayList;
import java.util.List;

/** Answers who asks what this node owns; {@link RingAddresses} has the contract. */
final class StateAnswers {
  private final String ring;
  private final NodeId self;
  private final Facts facts;
  private final Ownership ownership;
  private final Voice voice;
  private List<MessageConsumer<Object>> consumers = List.of();

  StateAnswers(String ring, NodeId self, Facts facts, Ownership ownership, Voice voice) {
    this.ring = ring;
    this.self = self;
    this.facts = facts;
    this.ownership = ownership;
    this.voice = voice;
  }

  /**
   * To be called on the node's context, so that answers and events are in order. Called again, it
   * registers anew.
   */
  Future<Void> open(EventBus bus) {
    List<MessageConsumer<Object>> before = consumers;
    consumers = new ArrayList<>();
    consumers.add(bus.consumer(RingAddresses.state(ring), anybody -> facts.beat()));
    consumers.add(
        bus.consumer(
            RingAddresses.state(ring, self),
            question -> {
              if (question.replyAddress() != null) {
                facts.publish();
                JsonObject state =
                    new NodeState(ring, self, facts.sequence(), ownership.grants()).toJson();
                boolean more =
                    question.body() instanceof JsonObject asked && asked.containsKey("view");
                voice.reply(question, more ? state.put("view", facts.view().toJson()) : state);
              }
            }));
    return Future.join(consumers.stream().map(MessageConsumer::completion).toList())
        .<Void>mapEmpty()
        .eventually(() -> end(before));
  }

  Future<Void> close() {
    return end(consumers);
  }

  private static Future<Void> end(List<MessageConsumer<Object>> consumers) {
    return Future.join(consumers.stream().map(MessageConsumer::unregister).toList()).mapEmpty();
  }
}
