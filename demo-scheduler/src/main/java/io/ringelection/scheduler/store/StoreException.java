package io.ringelection.scheduler.store;

import org.jspecify.annotations.Nullable;

/** A database that cannot be used: one sentence that names it, without its password. */
public final class StoreException extends RuntimeException {
  private static final long serialVersionUID = 1L;

  StoreException(String message, @Nullable Throwable cause) {
    super(message, cause);
  }
}
