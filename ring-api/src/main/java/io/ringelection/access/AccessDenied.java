package io.ringelection.access;

/** A caller is not admitted. The message is one sentence for the caller, without any secret. */
public final class AccessDenied extends RuntimeException {
  private static final long serialVersionUID = 1L;

  /** Why not. */
  public enum Reason {
    /** It is not known who asks: with a valid token the same request may be admitted. */
    UNAUTHENTICATED,

    /** It is known who asks, and that one may not do this. */
    FORBIDDEN
  }

  private final Reason reason;

  /** A refusal. It has no stack trace: it is an answer, not a fault. */
  public AccessDenied(Reason reason, String sentence) {
    super(sentence, null, false, false);
    this.reason = reason;
  }

  /** Why not. */
  public Reason reason() {
    return reason;
  }
}
