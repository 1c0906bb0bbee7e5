package io.ringelection.journal;

import io.ringelection.RingEvent;
import io.ringelection.RingFeed;
import io.vertx.core.Context;
import io.vertx.core.Future;
import io.vertx.core.Vertx;
import io.vertx.core.streams.ReadStream;
import java.security.SecureRandom;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What happened in a ring lately, in order, as one process heard it: kept once for any number of
 * watchers.
 */
public final class Journal {
  private static final SecureRandom IDENTITIES = new SecureRandom();

  private final Vertx vertx;
  private final String ring;
  private final Chronicle chronicle;
  private final PlaceText text;
  private final Watchers watchers = new Watchers();
  private @Nullable Views views;
  private @Nullable RingFeed feed;

  private Journal(Vertx vertx, String ring, JournalOptions options) {
    this.vertx = vertx;
    this.ring = ring;
    this.chronicle =
        new Chronicle(
            ring, IDENTITIES.nextLong(), options.getCapacity(), System::currentTimeMillis);
    this.text = new PlaceText(ring);
  }

  /**
   * Follows the ring from this Vert.x and keeps its last events.
   *
   * @param ring name of the ring; it need not exist yet
   * @return completes when the subscription stands
   */
  public static Future<Journal> open(Vertx vertx, String ring, JournalOptions options) {
    return new Journal(vertx, ring, options).open();
  }

  private Future<Journal> open() {
    return Views.open(vertx, vertx.getOrCreateContext(), ring, chronicle)
        .onSuccess(opened -> views = opened)
        .compose(opened -> RingFeed.followWhole(vertx, ring, this::events))
        .onSuccess(followed -> feed = followed)
        .map(this)
        .recover(refused -> close().transform(closed -> Future.failedFuture(refused)));
  }

  /** Ends the subscription; the streams of the watchers end. */
  public Future<Void> close() {
    watchers.close();
    List<Future<Void>> ends = new ArrayList<>();
    Views heard = views;
    if (heard != null) {
      ends.add(heard.close());
    }
    RingFeed followed = feed;
    if (followed != null) {
      ends.add(followed.close());
    }
    return Future.join(ends).mapEmpty();
  }

  /**
   * A stream of notices, told on the context of the caller and at its pace: it is only a place in
   * the journal, so that a slow watcher costs nothing. When the journal has moved past that place,
   * or has missed something itself, the next notice is a snapshot.
   *
   * <p>A watcher ends when its handler is set to null.
   *
   * @param after null, or the id of the last notice seen, at this journal or that of another node:
   *     the stream goes on behind it. It begins with a snapshot when that is not possible
   */
  public ReadStream<Notice> watch(@Nullable String after) {
    Place place =
        text.read(after)
            .map(chronicle::resume)
            .orElseGet(() -> Place.nowhere(chronicle.identity()));
    Context context = vertx.getOrCreateContext();
    return new Watcher(chronicle, text, place, context, watchers);
  }

  /** The present state. May be called from any thread. */
  public Picture picture() {
    return chronicle.picture();
  }

  /** The last changes, at most {@code count}, the newest last. May be called from any thread. */
  public List<Notice.Change> last(int count) {
    return chronicle.last(count, (place, event) -> new Notice.Change(text.write(place), event));
  }

  private void events(List<RingEvent> together) {
    if (!together.isEmpty()) {
      chronicle.hear(together);
      watchers.wake();
    }
  }
}
