package io.ringelection;

import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * What became of work done under a partition's ownership.
 *
 * @param status whether the ownership held before and after the work
 * @param token token under which the work ran; 0 when it did not run
 * @param result what the work returned; null unless {@code status} is {@link Status#DONE}, and then
 *     only if the work returned null
 * @param <T> type of the result
 */
public record Outcome<T>(Status status, long token, @Nullable T result) {
  /** The three things that can be known. */
  public enum Status {
    /** This node owned the partition, by one and the same token, before and after the work. */
    DONE,
    /**
     * The work was not started: this node did not own the partition, or its lease was too short.
     */
    NOT_OWNER,
    /**
     * The work ran, but the ownership was over when it ended: another owner may have acted
     * meanwhile.
     */
    UNKNOWN
  }

  /** The result when the work is done. */
  public Optional<T> value() {
    return Optional.ofNullable(result);
  }
}
