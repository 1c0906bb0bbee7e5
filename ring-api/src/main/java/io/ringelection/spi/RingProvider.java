package io.ringelection.spi;

import io.ringelection.Ring;
import io.ringelection.RingOptions;
import io.vertx.core.Vertx;

/** Makes rings. The engine module names its implementation in {@code META-INF/services}. */
public interface RingProvider {
  /**
   * Makes a ring node that does nothing until {@link Ring#join()}.
   *
   * @param options valid and no longer changed by the caller
   */
  Ring create(Vertx vertx, RingOptions options);
}
