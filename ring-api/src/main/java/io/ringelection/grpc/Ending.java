package io.ringelection.grpc;

import io.vertx.core.Future;
import java.lang.System.Logger;
import java.lang.System.Logger.Level;
import java.util.function.Supplier;

/**
 * Says something to a client that may be gone, or whose call a deadline has ended: that is no
 * failure of anybody, and there is nobody to tell.
 */
final class Ending {
  private static final Logger LOG = System.getLogger(Ending.class.getName());

  private Ending() {}

  /**
   * Says it.
   *
   * @param word writes or ends; Vert.x throws when the call has ended
   */
  static void of(Supplier<Future<Void>> word) {
    try {
      word.get().onFailure(Ending::unheard);
    } catch (IllegalStateException ended) {
      unheard(ended);
    }
  }

  private static void unheard(Throwable gone) {
    LOG.log(Level.DEBUG, "an answer was not heard", gone);
  }
}
