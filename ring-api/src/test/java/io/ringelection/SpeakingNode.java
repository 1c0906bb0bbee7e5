package io.ringelection;

import io.vertx.core.Future;
import io.vertx.core.Vertx;
import io.vertx.core.eventbus.EventBus;
import io.vertx.core.eventbus.MessageConsumer;
import io.vertx.core.json.JsonObject;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/**
 * Says on a real event bus what {@link RingAddresses} asks of a node; tests decide what happens to
 * it, and what gets lost.
 */
public final class SpeakingNode {
  public final NodeId id;
  private final EventBus bus;
  private final Map<Integer, Grant> owned = new TreeMap<>();
  private final List<MessageConsumer<JsonObject>> consumers = new ArrayList<>();
  private long sequence;

  public SpeakingNode(Vertx vertx, NodeId id) {
    this.id = id;
    this.bus = vertx.eventBus();
  }

  public Future<SpeakingNode> start() {
    consumers.add(bus.consumer(RingAddresses.state("ring"), asked -> beat()));
    consumers.add(bus.consumer(RingAddresses.state("ring", id), asked -> asked.reply(state())));
    return Future.join(consumers.stream().map(MessageConsumer::completion).toList()).map(this);
  }

  public Future<?> stop() {
    List<Future<Void>> ends = consumers.stream().map(MessageConsumer::unregister).toList();
    consumers.clear();
    return Future.join(ends);
  }

  public synchronized RingEvent assign(int partition, long token) {
    Grant grant = new Grant(partition, token, null);
    owned.put(partition, grant);
    return new RingEvent.Assigned("ring", id, ++sequence, Cause.BALANCE, List.of(grant));
  }

  public synchronized RingEvent lose(int partition) {
    return new RingEvent.Lost(
        "ring", id, ++sequence, Cause.FENCED, List.of(owned.remove(partition)));
  }

  public void say(RingEvent event) {
    bus.publish(RingAddresses.partitions("ring"), event.toJson());
  }

  public synchronized void beat() {
    bus.publish(RingAddresses.partitions("ring"), new Beat("ring", id, sequence).toJson());
  }

  private synchronized JsonObject state() {
    return new NodeState("ring", id, sequence, List.copyOf(owned.values())).toJson();
  }
}
