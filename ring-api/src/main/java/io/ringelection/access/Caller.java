package io.ringelection.access;

import java.time.Instant;
import java.util.Optional;

/**
 * Whoever asks.
 *
 * @param name as configured with the token; it names a person or program in the audit log and is no
 *     secret
 * @param role what the caller may do
 * @param expiresAt until when, on the wall clock; what the caller began must not go on beyond.
 *     Empty when that does not end by itself
 */
public record Caller(String name, Role role, Optional<Instant> expiresAt) {
  /** Whoever asks where nobody needs to say who they are. Such a one may look and not act. */
  public static final Caller ANONYMOUS = new Caller("anonymous", Role.VIEW);

  /** Somebody whose permission does not end by itself. */
  public Caller(String name, Role role) {
    this(name, role, Optional.empty());
  }
}
