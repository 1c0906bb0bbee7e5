package io.ringelection.access;

/** A caller is not admitted. The message is one sentence for the caller, without any secret. */
public final class AccessDenied extends RuntimeException {
  private static final long serialVersionUID = 1L;

  private static final long NANOS_PER_SECOND = 1_000_000_000L;

  /** Why not. */
  public enum Reason {
    /** It is not known who asks: with a valid token the same request may be admitted. */
    UNAUTHENTICATED,

    /** It is known who asks, and that one may not do this. */
    FORBIDDEN,

    /** Too many wrong tokens have come from there: no token is looked at for a while. */
    SHUT_OUT
  }

  private final Reason reason;
  private final long retrySeconds;
  private final transient Caller caller;

  /** A refusal. It has no stack trace: it is an answer, not a fault. */
  public AccessDenied(Reason reason, String sentence) {
    this(reason, sentence, 0, Caller.ANONYMOUS);
  }

  private AccessDenied(Reason reason, String sentence, long retrySeconds, Caller caller) {
    super(sentence, null, false, false);
    this.reason = reason;
    this.retrySeconds = retrySeconds;
    this.caller = caller;
  }

  /** A refusal of somebody who is known and lacks the role {@code needed}. */
  static AccessDenied forbidden(Caller caller, Role needed) {
    return new AccessDenied(
        Reason.FORBIDDEN,
        "the token of '"
            + caller.name()
            + "' has the role "
            + caller.role()
            + ", but this needs "
            + needed,
        0,
        caller);
  }

  /** A refusal for {@code nanos} more, rounded up to seconds. */
  static AccessDenied shutOut(long nanos) {
    long seconds = (nanos + NANOS_PER_SECOND - 1) / NANOS_PER_SECOND;
    return new AccessDenied(
        Reason.SHUT_OUT,
        "too many wrong tokens have come from this address: try again in " + seconds + " s",
        seconds,
        Caller.ANONYMOUS);
  }

  /** Why not. */
  public Reason reason() {
    return reason;
  }

  /** Who is not admitted, for the audit; {@link Caller#ANONYMOUS} unless that is known. */
  public Caller caller() {
    return caller;
  }

  /** Seconds after which to try again; 0 when waiting does not help. */
  public long retrySeconds() {
    return retrySeconds;
  }
}
