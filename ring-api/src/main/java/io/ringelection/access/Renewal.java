package io.ringelection.access;

import io.vertx.core.Future;
import io.vertx.core.Vertx;
import java.lang.System.Logger;
import java.lang.System.Logger.Level;
import java.util.function.Supplier;

/**
 * Takes files anew while a node runs: it runs for longer than what is in them is good. When they
 * cannot be used, the log says so once, and what was read before stays in use. Used on one context.
 */
public final class Renewal {
  private static final Logger LOG = System.getLogger(Renewal.class.getName());

  /**
   * What is renewed overlaps with what it replaces for longer, and small files are quickly read.
   */
  public static final long PERIOD_MILLIS = 60_000;

  private final Supplier<Future<Void>> taking;
  private String complaint = "";

  /**
   * Looks when it is told to.
   *
   * @param taking reads the files with a worker and puts to use what they say; fails with a
   *     sentence
   */
  public Renewal(Supplier<Future<Void>> taking) {
    this.taking = taking;
  }

  /**
   * Looks every minute, for as long as the verticle is deployed that calls this.
   *
   * @param taking as for the constructor
   */
  static Renewal start(Vertx vertx, Supplier<Future<Void>> taking) {
    Renewal renewal = new Renewal(taking);
    vertx.setPeriodic(PERIOD_MILLIS, timer -> renewal.look().onComplete(looked -> {}));
    return renewal;
  }

  /** Looks now. Completes when the files are in use, or the log says why not; never fails. */
  public Future<Void> look() {
    return taking
        .get()
        .onSuccess(well -> complaint = "")
        .otherwise(
            cause -> {
              complain(String.valueOf(cause.getMessage()));
              return null;
            });
  }

  private void complain(String sentence) {
    if (!sentence.equals(complaint)) {
      complaint = sentence;
      LOG.log(Level.WARNING, sentence + "; what was read before stays in use");
    }
  }
}
