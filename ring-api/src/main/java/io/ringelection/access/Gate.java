package io.ringelection.access;

import io.vertx.core.Future;
import io.vertx.core.Vertx;
import org.jspecify.annotations.Nullable;

/** Decides who is let through. May be asked from any thread. */
public interface Gate {
  /**
   * A gate as {@code options} describe it. Token files are read here.
   *
   * @throws io.ringelection.RingException with reason CONFIGURATION when an option is invalid or a
   *     token file cannot be read
   */
  static Gate of(Vertx vertx, AccessOptions options) {
    if (!options.getJwt().enabled()) {
      return TokenGate.of(vertx, options);
    }
    try {
      return JwtGate.of(vertx, options);
    } catch (NoClassDefFoundError absent) {
      throw AccessOptions.mistake(
          "access option 'jwt' needs io.vertx:vertx-auth-jwt on the class path");
    }
  }

  /** Whoever shows no token may look. */
  boolean open();

  /**
   * The caller who shows {@code authorization} and has the role {@code needed}.
   *
   * @param authorization the value of the header {@code Authorization}, null when there is none
   * @return fails with {@link AccessDenied}
   */
  Future<Caller> admit(@Nullable String authorization, Role needed);
}
