package io.ringelection.journal;

import io.ringelection.RingEvent;
import io.vertx.core.Context;
import io.vertx.core.Handler;
import io.vertx.core.streams.ReadStream;
import java.util.List;
import java.util.concurrent.atomic.AtomicBoolean;
import org.jspecify.annotations.Nullable;

/**
 * A stream that is only a place in a chronicle. The place belongs to the context, the rest may be
 * used from any thread.
 */
final class Watcher implements ReadStream<Notice> {
  private static final int BATCH = 64;

  private final Chronicle chronicle;
  private final PlaceText text;
  private final Context context;
  private final Watchers watchers;
  private final AtomicBoolean awake = new AtomicBoolean();
  private Place place;
  private @Nullable Handler<Notice> handler;
  private @Nullable Handler<Void> endHandler;
  private long demand = Long.MAX_VALUE;
  private boolean ended;

  Watcher(Chronicle chronicle, PlaceText text, Place place, Context context, Watchers watchers) {
    this.chronicle = chronicle;
    this.text = text;
    this.place = place;
    this.context = context;
    this.watchers = watchers;
  }

  /** There may be something to tell. */
  void wake() {
    if (isWilling() && awake.compareAndSet(false, true)) {
      context.runOnContext(go -> tell());
    }
  }

  /** The journal is closed: nothing more is told. */
  void end() {
    context.runOnContext(
        go -> {
          Handler<Void> told = stop();
          if (told != null) {
            told.handle(null);
          }
        });
  }

  private synchronized @Nullable Handler<Void> stop() {
    Handler<Void> told = ended ? null : endHandler;
    ended = true;
    return told;
  }

  private synchronized boolean isWilling() {
    return handler != null && demand > 0 && !ended;
  }

  /** Who is to be told one more notice, null when nobody wants one. */
  private synchronized @Nullable Handler<Notice> take() {
    if (!isWilling()) {
      return null;
    }
    if (demand != Long.MAX_VALUE) {
      demand--;
    }
    return handler;
  }

  private void tell() {
    awake.set(false);
    boolean more = true;
    try {
      List<RingEvent> next = chronicle.after(place, BATCH);
      if (next == null) {
        snapshot();
      } else {
        more = !next.isEmpty();
        changes(next);
      }
    } finally {
      // Also when the handler has thrown: the next notice comes all the same.
      if (more) {
        wake();
      }
    }
  }

  private void snapshot() {
    Handler<Notice> told = take();
    if (told != null) {
      Chronicle.Present present = chronicle.present();
      place = present.place();
      told.handle(new Notice.Snapshot(text.write(place), present.picture()));
    }
  }

  private void changes(List<RingEvent> events) {
    for (RingEvent event : events) {
      if (!isWilling()) {
        return;
      }
      boolean isNews = place.step(event);
      if (place.isNowhere()) {
        return;
      }
      Handler<Notice> told = isNews ? take() : null;
      if (told != null) {
        told.handle(new Notice.Change(text.write(place), event));
      }
    }
  }

  @Override
  public Watcher handler(@Nullable Handler<Notice> news) {
    synchronized (this) {
      handler = news;
    }
    if (news == null) {
      watchers.remove(this);
    } else {
      watchers.add(this);
      wake();
    }
    return this;
  }

  @Override
  public synchronized Watcher pause() {
    demand = 0;
    return this;
  }

  @Override
  public Watcher resume() {
    return fetch(Long.MAX_VALUE);
  }

  @Override
  public Watcher fetch(long amount) {
    if (amount < 0) {
      throw new IllegalArgumentException("cannot fetch " + amount + " notices: use 0 or more");
    }
    synchronized (this) {
      demand = demand + amount < 0 ? Long.MAX_VALUE : demand + amount;
    }
    wake();
    return this;
  }

  /** Nothing can fail: what a handler throws goes to the context's exception handler. */
  @Override
  public Watcher exceptionHandler(@Nullable Handler<Throwable> unused) {
    return this;
  }

  @Override
  public synchronized Watcher endHandler(@Nullable Handler<Void> news) {
    endHandler = news;
    return this;
  }
}
