package io.ringelection.web;

import io.netty.handler.codec.http.HttpResponseStatus;
import io.ringelection.Ring;
import io.ringelection.journal.Journal;
import io.ringelection.journal.JournalOptions;
import io.ringelection.watchdog.Sightings;
import io.ringelection.watchdog.Watchdog;
import io.vertx.core.Future;
import io.vertx.core.Vertx;
import java.lang.System.Logger;
import java.lang.System.Logger.Level;
import org.jspecify.annotations.Nullable;

/**
 * The journal of one web verticle and its watchdog, which need not be there yet: a cluster manager
 * that does not answer must not keep the health probes waiting. On the context of the verticle.
 */
final class FollowedJournal {
  private static final Logger LOG = System.getLogger(FollowedJournal.class.getName());
  private static final long AGAIN_MILLIS = 1_000;

  private final Vertx vertx;
  private final Ring ring;
  private final JournalOptions options;
  private @Nullable Journal journal;
  private @Nullable Watchdog watchdog;
  private boolean closed;

  FollowedJournal(Vertx vertx, Ring ring, JournalOptions options) {
    this.vertx = vertx;
    this.ring = ring;
    this.options = options;
  }

  /** Subscribes, as often as it takes. */
  Future<Void> open() {
    return Journal.open(vertx, name(), options)
        .compose(this::opened)
        .onFailure(
            refused -> {
              LOG.log(Level.WARNING, "the events of the ring are not followed yet", refused);
              if (!closed) {
                vertx.setTimer(AGAIN_MILLIS, timer -> open().onComplete(attempted -> {}));
              }
            });
  }

  private Future<Void> opened(Journal followed) {
    if (closed) {
      return followed.close();
    }
    journal = followed;
    watchdog = new Watchdog(vertx, name(), ring.partitions(), followed);
    return Future.succeededFuture();
  }

  private String name() {
    return ring.options().getName();
  }

  /**
   * The journal.
   *
   * @throws Problem 503 while there is none
   */
  Journal get() {
    return there(journal);
  }

  /**
   * What the watchdog has seen.
   *
   * @throws Problem 503 while nothing is watched
   */
  Sightings sightings() {
    return there(watchdog).sightings();
  }

  /** What the watchdog has seen, nothing while nothing is watched. */
  Sightings sightingsSoFar() {
    Watchdog watching = watchdog;
    return watching == null ? Sightings.NONE : watching.sightings();
  }

  private static <T> T there(@Nullable T followed) {
    if (followed == null) {
      throw new Problem(
          HttpResponseStatus.SERVICE_UNAVAILABLE.code(),
          "the event bus has not taken the subscription to the ring's events yet: ask again soon");
    }
    return followed;
  }

  Future<Void> close() {
    closed = true;
    Journal followed = journal;
    Watchdog watching = watchdog;
    if (watching != null) {
      watching.close();
    }
    return followed == null ? Future.succeededFuture() : followed.close();
  }
}
