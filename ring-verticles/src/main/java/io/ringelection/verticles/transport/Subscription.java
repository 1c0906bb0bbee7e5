package io.ringelection.verticles.transport;

import io.vertx.core.Future;
import io.vertx.core.Handler;
import io.vertx.core.eventbus.EventBus;
import io.vertx.core.eventbus.Message;
import io.vertx.core.eventbus.MessageConsumer;
import java.util.ArrayList;
import java.util.List;

/** The consumers of one node's inbox addresses, which can be registered anew. */
final class Subscription {
  private final EventBus bus;
  private final List<String> addresses;
  private final Handler<Message<Object>> handler;
  private List<MessageConsumer<Object>> consumers = List.of();

  Subscription(EventBus bus, List<String> addresses, Handler<Message<Object>> handler) {
    this.bus = bus;
    this.addresses = addresses;
    this.handler = handler;
  }

  /**
   * Registers, and then ends what was registered before: for a moment messages may come twice,
   * which does no harm, instead of not at all.
   */
  Future<Void> renew() {
    List<MessageConsumer<Object>> before = consumers;
    List<MessageConsumer<Object>> fresh = new ArrayList<>();
    addresses.forEach(address -> fresh.add(bus.consumer(address, handler)));
    consumers = fresh;
    return Future.join(fresh.stream().map(MessageConsumer::completion).toList())
        .<Void>mapEmpty()
        .eventually(() -> end(before));
  }

  Future<Void> end() {
    List<MessageConsumer<Object>> before = consumers;
    consumers = List.of();
    return end(before);
  }

  private static Future<Void> end(List<MessageConsumer<Object>> consumers) {
    return Future.join(consumers.stream().map(MessageConsumer::unregister).toList()).mapEmpty();
  }
}
