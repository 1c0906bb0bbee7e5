package io.ringelection;

import io.vertx.core.Vertx;

/**
 * Makes rings. The engine module names its implementation in {@code META-INF/services}, where
 * {@link Ring#create} finds it.
 */
public interface RingProvider {
  /**
   * Makes a ring node that does nothing until {@link Ring#join()}.
   *
   * @param options valid and no longer changed by the caller
   */
  Ring create(Vertx vertx, RingOptions options);
}
