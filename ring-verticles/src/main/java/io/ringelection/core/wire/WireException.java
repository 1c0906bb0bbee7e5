package io.ringelection.core.wire;

/**
 * Bytes that are no message this node understands, or a message that has no bytes because a value
 * in it is outside its limits. The message text is one sentence that names the thing, its value and
 * what is allowed. The bytes are best dropped: the sender says the same again soon.
 *
 * <p>It has no stack trace: a flood of garbage must not cost more than reading it.
 */
public final class WireException extends RuntimeException {
  private static final long serialVersionUID = 1L;

  WireException(String message) {
    super(message, null, false, false);
  }
}
