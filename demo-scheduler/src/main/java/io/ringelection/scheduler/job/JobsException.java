package io.ringelection.scheduler.job;

/**
 * A jobs file that cannot be used: one sentence that names the job, the value and what is allowed.
 */
public final class JobsException extends RuntimeException {
  private static final long serialVersionUID = 1L;

  /** A mistake in the file. */
  public JobsException(String message) {
    super(message);
  }

  /** A mistake found by someone else. */
  public JobsException(String message, Throwable cause) {
    super(message, cause);
  }
}
