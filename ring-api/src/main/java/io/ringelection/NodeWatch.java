package io.ringelection;

import io.vertx.core.Vertx;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;

/**
 * Keeps what is known of one node whole: asks the node for its state behind a hole, and whether it
 * is still there when that is doubted. Lives on one context.
 */
final class NodeWatch {
  /** Looks in a row without a word of the node after which it is doubted. */
  private static final int SILENT_LOOKS = 3;

  private final Vertx vertx;
  private final String ring;
  private final NodeId id;
  private final FollowedNode node;
  private final FeedPace pace;
  private final Consumer<List<RingEvent>> tell;
  private final Runnable forget;
  private int silentLooks;
  private boolean doubted;
  private boolean asking;
  private boolean closed;

  /**
   * Begins with a node of which nothing is known.
   *
   * @param tell takes the events for the subscriber
   * @param forget is run when the node is gone
   */
  NodeWatch(
      Vertx vertx,
      String ring,
      NodeId id,
      FeedPace pace,
      Consumer<List<RingEvent>> tell,
      Runnable forget) {
    this.vertx = vertx;
    this.ring = ring;
    this.id = id;
    this.node = new FollowedNode(ring, id);
    this.pace = pace;
    this.tell = tell;
    this.forget = forget;
  }

  void event(RingEvent event) {
    silentLooks = 0;
    tell.accept(node.event(event));
    askBehindHole();
  }

  void beat(Beat beat) {
    silentLooks = 0;
    node.beat(beat);
    askBehindHole();
  }

  /** Called once in a beat's period. */
  void look() {
    if (++silentLooks >= SILENT_LOOKS) {
      doubt();
    }
  }

  /** Somebody says that the node is gone: its own answer decides. */
  void doubt() {
    doubted = true;
    ask();
  }

  void close() {
    closed = true;
  }

  private void askBehindHole() {
    if (node.hasHole()) {
      ask();
    }
  }

  private void ask() {
    if (asking || closed) {
      return;
    }
    asking = true;
    NodeState.ask(vertx.eventBus(), ring, id, pace.replyMillis()).onSuccess(this::answered);
  }

  private void answered(Optional<NodeState> state) {
    asking = false;
    if (closed) {
      return;
    }
    if (state.isPresent()) {
      doubted = false;
      silentLooks = 0;
      tell.accept(node.state(state.get()));
    } else if (doubted) {
      closed = true;
      tell.accept(node.gone());
      forget.run();
    }
    if (node.hasHole()) {
      vertx.setTimer(pace.askMillis(), timer -> askBehindHole());
    }
  }
}
