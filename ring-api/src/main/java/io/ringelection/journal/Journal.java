package io.ringelection.journal;

import io.ringelection.RingFeed;
import io.vertx.core.Future;
import io.vertx.core.Vertx;
import io.vertx.core.streams.ReadStream;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What happened in a ring lately, in order, as one process heard it: kept once for any number of
 * watchers.
 */
public final class Journal {
  private final String ring;
  private @Nullable RingFeed feed;

  private Journal(String ring) {
    this.ring = ring;
  }

  /**
   * Follows the ring from this Vert.x and keeps its last events.
   *
   * @param ring name of the ring; it need not exist yet
   * @return completes when the subscription stands
   */
  public static Future<Journal> open(Vertx vertx, String ring, JournalOptions options) {
    Journal journal = new Journal(ring);
    return RingFeed.follow(vertx, ring, event -> {})
        .map(
            feed -> {
              journal.feed = feed;
              return journal;
            });
  }

  /** Ends the subscription; the streams of the watchers end. */
  public Future<Void> close() {
    RingFeed open = feed;
    return open == null ? Future.succeededFuture() : open.close();
  }

  /**
   * A stream of notices, told on the context of the caller and at its pace: it is only a place in
   * the journal, so that a slow watcher costs nothing. When the journal has moved past that place,
   * or has missed something itself, the next notice is a snapshot.
   *
   * @param after null, or the id of the last notice seen, at this journal or that of another node:
   *     the stream goes on behind it. It begins with a snapshot when that is not possible
   */
  public ReadStream<Notice> watch(@Nullable String after) {
    throw new UnsupportedOperationException("watching is not ready yet");
  }

  /** The present state. May be called from any thread. */
  public Picture picture() {
    return Picture.empty(ring);
  }

  /** The last changes, at most {@code count}, the newest last. May be called from any thread. */
  public List<Notice.Change> last(int count) {
    return List.of();
  }
}
