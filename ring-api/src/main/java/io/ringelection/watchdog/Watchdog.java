package io.ringelection.watchdog;

import io.ringelection.NodeId;
import io.ringelection.NodeState;
import io.ringelection.journal.Journal;
import io.ringelection.journal.Notice;
import io.vertx.core.Future;
import io.vertx.core.Vertx;
import io.vertx.core.streams.ReadStream;
import java.util.HashSet;
import java.util.Set;

/**
 * Watches a ring through its journal and counts what should not happen. It is one more watcher: it
 * knows what the nodes have told, with the delay of the event bus, and changes nothing. Where two
 * nodes claim a partition it asks the older owner whether it still owns it, and only its own yes
 * counts as an overlap.
 *
 * <p>{@link #sightings} may be called from any thread.
 */
public final class Watchdog {
  /** News of one move come from two nodes, in any order: so long they may be apart. */
  private static final long PATIENCE_MILLIS = 250;

  private static final long REPLY_MILLIS = 1_000;

  private final Vertx vertx;
  private final String ring;
  private final Sentry sentry;
  private final ReadStream<Notice> notices;
  private final Set<NodeId> asked = new HashSet<>();
  private boolean waiting;

  /**
   * Begins to watch, on the context of the caller.
   *
   * @param ring name of the ring that {@code journal} follows
   * @param partitions of that ring
   */
  public Watchdog(Vertx vertx, String ring, int partitions, Journal journal) {
    this.vertx = vertx;
    this.ring = ring;
    this.sentry = new Sentry(partitions, System::nanoTime, System::currentTimeMillis);
    this.notices = journal.watch(null);
    notices.handler(this::hear);
  }

  /** What was seen until now. */
  public Sightings sightings() {
    return sentry.sightings();
  }

  /** Watches no longer. */
  public void close() {
    notices.handler(null);
  }

  private void hear(Notice notice) {
    sentry.hear(notice);
    if (!waiting && !sentry.suspects().isEmpty()) {
      waiting = true;
      vertx.setTimer(PATIENCE_MILLIS, timer -> askSuspects());
    }
  }

  private void askSuspects() {
    waiting = false;
    for (NodeId suspect : sentry.suspects()) {
      if (asked.add(suspect)) {
        ask(suspect).onComplete(answered -> asked.remove(suspect));
      }
    }
  }

  private Future<Void> ask(NodeId suspect) {
    // A node that does not answer does not say that it owns anything.
    return NodeState.ask(vertx.eventBus(), ring, suspect, REPLY_MILLIS)
        .onSuccess(state -> state.ifPresent(sentry::settle))
        .mapEmpty();
  }
}
