package io.ringelection.verticles.driver;

import io.ringelection.Beat;
import io.ringelection.Cause;
import io.ringelection.EventHead;
import io.ringelection.Grant;
import io.ringelection.NodeId;
import io.ringelection.OwnershipEvent;
import io.ringelection.RingAddresses;
import io.ringelection.RingEvent;
import io.ringelection.Token;
import io.ringelection.ToldView;
import io.ringelection.View;
import io.vertx.core.Future;
import io.vertx.core.json.JsonArray;
import io.vertx.core.json.JsonObject;
import java.util.ArrayDeque;
import java.util.List;
import java.util.Queue;
import java.util.function.BiConsumer;
import java.util.function.Consumer;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/**
 * Tells what has become true: ownership events to the application's handlers at once, and every
 * event to the event bus and to the log when the step is over. {@link RingAddresses} has the
 * contract.
 */
final class Facts {
  /** More partitions than this become several events, so that a message stays below 100 KB. */
  static final int CHUNK = 1024;

  private static final long NANOS_PER_MILLI = 1_000_000;

  private final BiConsumer<String, Supplier<JsonObject>> bus;
  private final String ring;
  private final NodeId self;
  private final Listeners listeners;
  private final Consumer<Consumer<EventLog>> log;
  private final Queue<Runnable> told = new ArrayDeque<>();
  private long sequence;
  private long term;
  private long revision;
  private @Nullable NodeId leader;
  private View view = View.genesis(1);

  /**
   * Nothing is told yet.
   *
   * @param bus publishes at an address what it is given
   * @param listeners the application's handlers
   * @param log has lines written behind what was published
   */
  Facts(
      BiConsumer<String, Supplier<JsonObject>> bus,
      String ring,
      NodeId self,
      Listeners listeners,
      Consumer<Consumer<EventLog>> log) {
    this.bus = bus;
    this.ring = ring;
    this.self = self;
    this.listeners = listeners;
    this.log = log;
  }

  /** Number of the last event, 0 before the first. */
  long sequence() {
    return sequence;
  }

  void assigned(Cause cause, List<Grant> grants) {
    tell(cause, grants, RingEvent.Assigned::new, Facts::ignore);
  }

  /**
   * Tells that partitions shall be handed off.
   *
   * @param limit nanoseconds
   * @param done called for each part of {@code grants} when the application is done with it; at
   *     once when no handler is set, and on any thread
   */
  void revoking(Cause cause, List<Grant> grants, long limit, BiConsumer<List<Grant>, Object> done) {
    long millis = limit / NANOS_PER_MILLI;
    tell(
        cause,
        grants,
        (head, part) -> new RingEvent.Revoking(head, part, millis),
        (part, heard) -> heard.onComplete(ended -> done.accept(part, ended)));
  }

  void revoked(Cause cause, List<Grant> grants) {
    tell(cause, grants, RingEvent.Revoked::new, Facts::ignore);
  }

  void lost(Cause cause, List<Grant> grants) {
    tell(cause, grants, RingEvent.Lost::new, Facts::ignore);
  }

  /** The leader {@code lost} is followed no longer. */
  void leaderLost(Cause cause, NodeId lost) {
    later(new RingEvent.LeaderLost(next(cause), lost));
  }

  /** This node leads. */
  void leaderElected(Cause cause) {
    later(new RingEvent.LeaderElected(next(cause), self));
  }

  void memberJoined(Cause cause, NodeId member) {
    later(new RingEvent.MemberJoined(next(cause), member));
  }

  void memberLeft(Cause cause, NodeId member) {
    later(new RingEvent.MemberLeft(next(cause), member));
  }

  void memberSuspected(Cause cause, NodeId member) {
    later(new RingEvent.MemberSuspected(next(cause), member));
  }

  void planStarted(long plan, int moves) {
    later(new RingEvent.PlanStarted(next(Cause.BALANCE), plan, moves));
  }

  void planFinished(long plan, int moves, long durationMillis) {
    later(new RingEvent.PlanFinished(next(Cause.BALANCE), plan, moves, durationMillis));
  }

  /** Where the node stands: what is told from here on is told in that term. */
  void stands(long now, @Nullable NodeId followed, View committed) {
    revision = now == term ? revision : 0;
    term = now;
    leader = followed;
    view = committed;
  }

  /** The view for who asks. */
  ToldView view() {
    return new ToldView(ring, term, leader, view.number(), view.members(), view.voters());
  }

  /** Before its first term a node tells neither term nor time. */
  private EventHead next(Cause cause) {
    sequence++;
    return term == 0
        ? new EventHead(ring, self, sequence, cause)
        : new EventHead(ring, self, sequence, term, revision, cause, System.currentTimeMillis());
  }

  private void later(RingEvent event) {
    told.add(
        () -> {
          bus.accept(RingAddresses.partitions(ring), event::toJson);
          log.accept(lines -> lines.write(event));
        });
  }

  /** Tells the log where the node stands, after what was published. */
  void logStanding(Board.Standing now) {
    log.accept(lines -> lines.stands(now));
  }

  /** Publishes what was told since the last call, in its order. To be called after each step. */
  void publish() {
    for (Runnable next = told.poll(); next != null; next = told.poll()) {
      next.run();
    }
  }

  void beat() {
    publish();
    bus.accept(RingAddresses.partitions(ring), new Beat(ring, self, sequence)::toJson);
  }

  void led(long term) {
    told.add(() -> bus.accept(RingAddresses.leader(ring), () -> about(term)));
  }

  void viewCommitted(long term, View view) {
    told.add(
        () ->
            bus.accept(
                RingAddresses.members(ring),
                () ->
                    about(term)
                        .put("view", view.number())
                        .put("members", names(view.members()))
                        .put("voters", names(view.voters()))));
  }

  private JsonObject about(long term) {
    return new JsonObject()
        .put("version", RingEvent.VERSION)
        .put("ring", ring)
        .put("term", term)
        .put("leader", self.toString());
  }

  private static JsonArray names(List<NodeId> nodes) {
    return new JsonArray(nodes.stream().map(NodeId::toString).toList());
  }

  private interface Maker {
    OwnershipEvent make(EventHead head, List<Grant> part);
  }

  private void tell(
      Cause cause, List<Grant> grants, Maker maker, BiConsumer<List<Grant>, Future<Void>> heard) {
    grants.forEach(this::granted);
    for (int from = 0; from < grants.size(); from += CHUNK) {
      List<Grant> part = List.copyOf(grants.subList(from, Math.min(grants.size(), from + CHUNK)));
      OwnershipEvent event = maker.make(next(cause), part);
      later(event);
      heard.accept(part, event.accept(listeners));
    }
  }

  /** Of the grants of this term, the latest that this node knows. */
  private void granted(Grant grant) {
    if (Token.term(grant.token()) == term) {
      revision = Math.max(revision, Token.revision(grant.token()));
    }
  }

  private static void ignore(List<Grant> part, Future<Void> heard) {
    // The handlers' own failures are logged where they happen.
  }
}
