package io.ringelection.journal;

import io.ringelection.NodeId;
import io.ringelection.RingAddresses;
import io.ringelection.ToldView;
import io.vertx.core.Context;
import io.vertx.core.Future;
import io.vertx.core.Promise;
import io.vertx.core.Vertx;
import io.vertx.core.eventbus.DeliveryOptions;
import io.vertx.core.eventbus.Message;
import io.vertx.core.eventbus.MessageConsumer;
import io.vertx.core.json.JsonObject;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;

/**
 * Keeps a chronicle told of views and leaders: listens where they are published, and asks one node
 * after the other now and then, because what is published may be lost, and was published before
 * this journal was there. Lives on one context.
 */
final class Views {
  private static final long ASK_MILLIS = 200;
  private static final long ASK_AGAIN_MILLIS = 5000;
  private static final long REPLY_MILLIS = 1000;

  private final Vertx vertx;
  private final Context context;
  private final String ring;
  private final Chronicle chronicle;
  private final List<MessageConsumer<Object>> consumers = new ArrayList<>();
  private int turn;
  private boolean closed;

  private Views(Vertx vertx, Context context, String ring, Chronicle chronicle) {
    this.vertx = vertx;
    this.context = context;
    this.ring = ring;
    this.chronicle = chronicle;
  }

  static Future<Views> open(Vertx vertx, Context context, String ring, Chronicle chronicle) {
    Views views = new Views(vertx, context, ring, chronicle);
    return views.enter(views::start).map(views);
  }

  Future<Void> close() {
    return enter(this::stop);
  }

  private Future<Void> enter(Consumer<Promise<Void>> what) {
    Promise<Void> done = Promise.promise();
    context.runOnContext(go -> what.accept(done));
    return done.future();
  }

  private void start(Promise<Void> started) {
    listen(RingAddresses.members(ring), this::told);
    listen(RingAddresses.leader(ring), this::led);
    Future.join(consumers.stream().map(MessageConsumer::completion).toList())
        .<Void>mapEmpty()
        .onSuccess(standing -> ask())
        .onComplete(started);
  }

  private void stop(Promise<Void> stopped) {
    closed = true;
    Future.join(consumers.stream().map(MessageConsumer::unregister).toList())
        .<Void>mapEmpty()
        .onComplete(stopped);
  }

  private void listen(String address, Consumer<JsonObject> reader) {
    consumers.add(vertx.eventBus().consumer(address, message -> read(message, reader)));
  }

  private static void read(Message<Object> message, Consumer<JsonObject> reader) {
    if (message.body() instanceof JsonObject json) {
      reader.accept(json);
    }
  }

  private void told(JsonObject json) {
    ToldView.read(json).filter(view -> view.ring().equals(ring)).ifPresent(chronicle::hear);
  }

  private void led(JsonObject json) {
    // A leadership is a view without a view: what is missing has the number 0, older than all.
    told(json.copy().put("view", 0).put("members", List.of()).put("voters", List.of()));
  }

  private void ask() {
    if (closed) {
      return;
    }
    Optional<NodeId> node = next();
    node.ifPresent(this::ask);
    boolean nothing = chronicle.picture().view() == 0;
    vertx.setTimer(nothing ? ASK_MILLIS : ASK_AGAIN_MILLIS, again -> ask());
  }

  private Optional<NodeId> next() {
    List<NodeId> nodes = chronicle.nodes();
    return nodes.isEmpty()
        ? Optional.empty()
        : Optional.of(nodes.get(Math.floorMod(turn++, nodes.size())));
  }

  private void ask(NodeId node) {
    vertx
        .eventBus()
        .<Object>request(
            RingAddresses.state(ring, node),
            RingAddresses.viewQuestion(),
            new DeliveryOptions().setSendTimeout(REPLY_MILLIS))
        .onSuccess(
            reply ->
                read(
                    reply,
                    answer -> {
                      if (!closed && answer.getValue("view") instanceof JsonObject view) {
                        told(view);
                      }
                    }));
  }
}
