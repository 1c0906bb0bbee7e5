package io.ringelection.verticles.driver;

import io.ringelection.RingException;
import io.vertx.core.Promise;
import io.vertx.core.Vertx;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.function.Supplier;

/** Those who wait for this node to be a member. Used on the node's context. */
final class Joins {
  private final Vertx vertx;
  private final Map<Promise<Void>, Long> waiting = new LinkedHashMap<>();

  Joins(Vertx vertx) {
    this.vertx = vertx;
  }

  /** Waits for at most {@code millis}. */
  void add(Promise<Void> promise, long millis, Supplier<RingException> tooLate) {
    waiting.put(
        promise,
        vertx.setTimer(
            millis,
            over -> {
              if (waiting.remove(promise) != null) {
                promise.tryFail(tooLate.get());
              }
            }));
  }

  /** The node is a member. */
  void succeed() {
    forget().keySet().forEach(Promise::tryComplete);
  }

  /** It will not be one. */
  void fail(RingException why) {
    forget().keySet().forEach(promise -> promise.tryFail(why));
  }

  private Map<Promise<Void>, Long> forget() {
    Map<Promise<Void>, Long> all = new LinkedHashMap<>(waiting);
    waiting.clear();
    all.values().forEach(vertx::cancelTimer);
    return all;
  }
}
