package io.ringelection.access;

/**
 * Whoever asks.
 *
 * @param name as configured with the token; it names a person or program in the audit log and is no
 *     secret
 * @param role what the caller may do
 */
public record Caller(String name, Role role) {
  /** Whoever asks where nobody needs to say who they are. Such a one may look and not act. */
  public static final Caller ANONYMOUS = new Caller("anonymous", Role.VIEW);
}
