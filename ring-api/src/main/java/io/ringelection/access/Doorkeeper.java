package io.ringelection.access;

import io.vertx.core.Future;
import io.vertx.core.Vertx;
import io.vertx.core.net.SocketAddress;
import java.util.concurrent.TimeUnit;
import java.util.function.LongSupplier;
import org.jspecify.annotations.Nullable;

/**
 * Stands before a {@link Gate} and turns away, for a while, whoever has shown too many wrong
 * tokens: see {@link AccessOptions#getMaxFailures()}. That is written to the audit once, not at
 * each attempt. May be asked from any thread.
 */
public final class Doorkeeper {
  /** Lines in the audit of one address that is sent away, within the time of wrong tokens. */
  static final int MAX_LINES = 100;

  private volatile Gate gate;
  private final Attempts attempts;
  private final Attempts refusals;
  private final Audit audit;
  private final LongSupplier nanoTime;

  Doorkeeper(Gate gate, AccessOptions options, Audit audit, LongSupplier nanoTime) {
    long nanos = TimeUnit.MILLISECONDS.toNanos(options.getFailureMillis());
    this.gate = gate;
    this.attempts = new Attempts(options.getMaxFailures(), nanos);
    this.refusals = new Attempts(MAX_LINES, nanos);
    this.audit = audit;
    this.nanoTime = nanoTime;
  }

  /**
   * Stands before the gate that {@code options} describe. Files that they name are read here, and
   * anew every minute for as long as the verticle is deployed that calls this.
   *
   * @param audit is told who is shut out
   * @throws io.ringelection.RingException as {@link Gate#of} does
   */
  public static Doorkeeper of(Vertx vertx, AccessOptions options, Audit audit) {
    Doorkeeper keeper = new Doorkeeper(Gate.of(vertx, options), options, audit, System::nanoTime);
    if (options.namesFiles()) {
      Renewal.start(vertx, () -> keeper.renew(vertx, options));
    }
    return keeper;
  }

  /** A new gate; fails, and keeps the old one, when it cannot be made. */
  Future<Void> renew(Vertx vertx, AccessOptions options) {
    return vertx
        .executeBlocking(() -> Gate.of(vertx, options))
        .onSuccess(renewed -> gate = renewed)
        .mapEmpty();
  }

  /**
   * The caller who shows {@code authorization} and has the role {@code needed}. Whoever shows
   * nothing has tried nothing, and is neither counted nor shut out.
   *
   * @param authorization the value of the header {@code Authorization}, null when there is none
   * @param from where the caller comes from; null when the connection does not say
   * @return fails with {@link AccessDenied}
   */
  public Future<Caller> admit(
      @Nullable String authorization, @Nullable SocketAddress from, Role needed) {
    if (authorization == null || from == null || from.hostAddress() == null) {
      return gate.admit(authorization, needed);
    }
    String address = from.hostAddress();
    long left = attempts.shutOut(address, nanoTime.getAsLong());
    if (left > 0) {
      return Future.failedFuture(AccessDenied.shutOut(left));
    }
    return gate.admit(authorization, needed)
        .onFailure(
            cause -> {
              if (cause instanceof AccessDenied denied
                  && denied.reason() == AccessDenied.Reason.UNAUTHENTICATED
                  && attempts.wrong(address, nanoTime.getAsLong())) {
                audit.record(Caller.ANONYMOUS, address, "show-token", "-", "shut out");
              }
            });
  }

  /**
   * Tells the audit of somebody who wanted to act and was sent away. A flood of attempts does not
   * become a flood of lines: there is none for whoever is shut out, which has a line of its own,
   * and at most {@value #MAX_LINES} for one address within {@link
   * AccessOptions#getFailureMillis()}.
   *
   * @param from where the caller comes from; null when the connection does not say
   * @param action what was wanted, such as "drain"
   */
  public void refused(AccessDenied denied, @Nullable SocketAddress from, String action) {
    String address = from == null || from.hostAddress() == null ? "" : from.hostAddress();
    long now = nanoTime.getAsLong();
    if (denied.reason() == AccessDenied.Reason.SHUT_OUT || refusals.shutOut(address, now) > 0) {
      return;
    }
    String place = String.valueOf(from);
    audit.record(denied.caller(), place, action, "-", String.valueOf(denied.getMessage()));
    if (refusals.wrong(address, now)) {
      audit.record(denied.caller(), place, action, "-", "more of this is left out for a while");
    }
  }
}
