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
  private final Gate gate;
  private final Attempts attempts;
  private final Audit audit;
  private final LongSupplier nanoTime;

  Doorkeeper(Gate gate, AccessOptions options, Audit audit, LongSupplier nanoTime) {
    this.gate = gate;
    this.attempts =
        new Attempts(
            options.getMaxFailures(), TimeUnit.MILLISECONDS.toNanos(options.getFailureMillis()));
    this.audit = audit;
    this.nanoTime = nanoTime;
  }

  /**
   * Stands before the gate that {@code options} describe.
   *
   * @param audit is told who is shut out
   * @throws io.ringelection.RingException as {@link Gate#of} does
   */
  public static Doorkeeper of(Vertx vertx, AccessOptions options, Audit audit) {
    return new Doorkeeper(Gate.of(vertx, options), options, audit, System::nanoTime);
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
}
