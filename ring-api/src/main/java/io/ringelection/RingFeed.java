package io.ringelection;

import io.vertx.core.Context;
import io.vertx.core.Future;
import io.vertx.core.Handler;
import io.vertx.core.Promise;
import io.vertx.core.Vertx;
import io.vertx.core.eventbus.Message;
import io.vertx.core.eventbus.MessageConsumer;
import io.vertx.core.json.JsonArray;
import io.vertx.core.json.JsonObject;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.BiConsumer;
import java.util.function.Consumer;

/**
 * Follows a ring over the event bus, from any Vert.x of the cluster, a node of the ring or not.
 *
 * <p>For each node the subscriber sees first what it owns, as an Assigned event with the cause
 * SNAPSHOT, and then each event in order. When events were missed, the difference is told as Lost
 * and Assigned with the cause SNAPSHOT and the number of the last event they make up for. When a
 * node has died without a word, what it owned is told as Lost with the cause OWNER_LOST. So who
 * applies all events knows what each node owns. A missed event that is not about a grant's
 * beginning or end is not made up for.
 *
 * <p>Events of different nodes come in no order: a partition's Assigned by its new owner may come
 * before the Revoked of its old one. The higher token is the newer.
 *
 * <p>The handler runs on the context that called {@link #follow}, one event at a time; an exception
 * it throws goes to that context's exception handler, and the next event comes all the same. At
 * most {@value #MAX_NODES} nodes are followed.
 */
public final class RingFeed {
  /** Nodes followed at one time; more are ignored. */
  public static final int MAX_NODES = 10_000;

  private final Vertx vertx;
  private final Context context;
  private final String ring;
  private final BiConsumer<RingFeed, List<RingEvent>> told;
  private final FeedPace pace;
  private final Map<NodeId, NodeWatch> nodes = new HashMap<>();
  private final List<MessageConsumer<Object>> consumers = new ArrayList<>();
  private long lookTimer;
  private boolean heard;
  private volatile boolean closed;

  private RingFeed(
      Vertx vertx, String ring, BiConsumer<RingFeed, List<RingEvent>> told, FeedPace pace) {
    this.vertx = vertx;
    this.context = vertx.getOrCreateContext();
    this.ring = ring;
    this.told = told;
    this.pace = pace;
  }

  /**
   * Begins to follow.
   *
   * @param ring name of the ring; it need not exist yet
   * @param handler is told every event
   * @return completes when the subscription stands; the nodes' present state follows as events
   */
  public static Future<RingFeed> follow(Vertx vertx, String ring, Handler<RingEvent> handler) {
    return follow(vertx, ring, handler, FeedPace.USUAL);
  }

  /**
   * As {@link #follow}, but what belongs together is told together, in one list: what makes up for
   * missed events, and the events that had to wait for it. Missed events that made no difference to
   * ownership are told as an Assigned of no partitions, and the end of a node that owned nothing as
   * a Lost of none.
   */
  public static Future<RingFeed> followWhole(
      Vertx vertx, String ring, Handler<List<RingEvent>> handler) {
    return begin(vertx, ring, (feed, events) -> feed.tell(events, handler), FeedPace.USUAL);
  }

  static Future<RingFeed> follow(
      Vertx vertx, String ring, Handler<RingEvent> handler, FeedPace pace) {
    return begin(vertx, ring, (feed, events) -> feed.tellEach(events, handler), pace);
  }

  private static Future<RingFeed> begin(
      Vertx vertx, String ring, BiConsumer<RingFeed, List<RingEvent>> told, FeedPace pace) {
    RingFeed feed = new RingFeed(vertx, ring, told, pace);
    Promise<RingFeed> started = Promise.promise();
    feed.context.runOnContext(go -> feed.start().map(feed).onComplete(started));
    return started.future();
  }

  /** Ends the subscription. No event is told once the future has completed. */
  public Future<Void> close() {
    Promise<Void> done = Promise.promise();
    closed = true;
    context.runOnContext(go -> stop().onComplete(done));
    return done.future();
  }

  private Future<Void> start() {
    listen(RingAddresses.partitions(ring), this::partitions);
    listen(RingAddresses.members(ring), this::members);
    lookTimer = vertx.setPeriodic(pace.lookMillis(), timer -> each(NodeWatch::look));
    return Future.join(consumers.stream().map(MessageConsumer::completion).toList())
        .onSuccess(subscribed -> askAll(pace.askMillis()))
        .recover(refused -> stop().transform(stopped -> Future.failedFuture(refused)))
        .mapEmpty();
  }

  private Future<Void> stop() {
    closed = true;
    vertx.cancelTimer(lookTimer);
    each(NodeWatch::close);
    nodes.clear();
    List<Future<Void>> ends = consumers.stream().map(MessageConsumer::unregister).toList();
    consumers.clear();
    return Future.join(ends).mapEmpty();
  }

  private void listen(String address, Handler<JsonObject> reader) {
    Handler<Message<Object>> receiver =
        message -> {
          if (!closed && message.body() instanceof JsonObject json) {
            reader.handle(json);
          }
        };
    consumers.add(vertx.eventBus().consumer(address, receiver));
  }

  /**
   * A node's event bus may learn of a new subscription late: asks again, ever more slowly, until
   * somebody is heard.
   */
  private void askAll(long againMillis) {
    if (!closed && !heard) {
      vertx.eventBus().publish(RingAddresses.state(ring), RingAddresses.question());
      vertx.setTimer(againMillis, timer -> askAll(Math.min(2 * againMillis, pace.lookMillis())));
    }
  }

  private void partitions(JsonObject json) {
    RingEvent.read(json)
        .filter(event -> event.ring().equals(ring))
        .ifPresent(event -> watch(event.node()).ifPresent(node -> node.event(event)));
    Beat.read(json)
        .filter(beat -> beat.ring().equals(ring))
        .ifPresent(beat -> watch(beat.node()).ifPresent(node -> node.beat(beat)));
  }

  private Optional<NodeWatch> watch(NodeId id) {
    heard = true;
    if (nodes.size() == MAX_NODES && !nodes.containsKey(id)) {
      return Optional.empty();
    }
    return Optional.of(
        nodes.computeIfAbsent(
            id,
            unknown ->
                new NodeWatch(
                    vertx,
                    ring,
                    id,
                    pace,
                    events -> told.accept(this, events),
                    () -> nodes.remove(id))));
  }

  private void members(JsonObject json) {
    if (json.getValue("members") instanceof JsonArray members) {
      // A copy: a node that is given up removes itself.
      Map.copyOf(nodes)
          .forEach(
              (id, node) -> {
                if (!members.contains(id.toString())) {
                  node.doubt();
                }
              });
    }
  }

  /**
   * Each event in a task of its own, so that a handler that throws spoils nothing but its own
   * event.
   */
  private void tellEach(List<RingEvent> events, Handler<RingEvent> handler) {
    for (RingEvent event : events) {
      if (!(event instanceof OwnershipEvent change) || !change.grants().isEmpty()) {
        tell(event, handler);
      }
    }
  }

  private <T> void tell(T news, Handler<T> handler) {
    context.runOnContext(
        go -> {
          if (!closed) {
            handler.handle(news);
          }
        });
  }

  private void each(Consumer<NodeWatch> act) {
    List.copyOf(nodes.values()).forEach(act);
  }
}
