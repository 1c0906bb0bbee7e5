package io.ringelection;

import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** What went wrong, whether asking again can help, and which leader was known at that moment. */
public final class RingException extends RuntimeException {
  private static final long serialVersionUID = 1L;

  /** Kinds of failure. */
  public enum Reason {
    /** The options contradict those of the running ring, or each other. */
    CONFIGURATION(false),
    /** Too few voters can be reached; the ring waits for them. */
    NO_QUORUM(true),
    /** The node is not a member yet, or no longer. */
    NOT_MEMBER(true),
    /** This node does not own the partition. */
    NOT_OWNER(true),
    /** It took longer than allowed; whether it took effect is not known. */
    TIMEOUT(true),
    /** The node has left and does not come back under this incarnation. */
    CLOSED(false);

    private final boolean retryable;

    Reason(boolean retryable) {
      this.retryable = retryable;
    }
  }

  private final Reason reason;
  private final transient @Nullable NodeId leader;

  /** A failure seen while {@code leader} led, or nobody when null. */
  public RingException(Reason reason, String message, @Nullable NodeId leader) {
    super(message);
    this.reason = reason;
    this.leader = leader;
  }

  /** A failure that has nothing to do with who leads. */
  public RingException(Reason reason, String message) {
    this(reason, message, null);
  }

  /** The kind of failure. */
  public Reason reason() {
    return reason;
  }

  /** True when the same call may succeed later without anything being changed by hand. */
  public boolean isRetryable() {
    return reason.retryable;
  }

  /** The leader known when the failure was seen. */
  public Optional<NodeId> leader() {
    return Optional.ofNullable(leader);
  }
}
