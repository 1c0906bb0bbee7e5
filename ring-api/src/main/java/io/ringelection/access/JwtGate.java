package io.ringelection.access;

import io.vertx.core.Future;
import io.vertx.core.Vertx;
import io.vertx.core.buffer.Buffer;
import io.vertx.core.json.JsonObject;
import io.vertx.ext.auth.JWTOptions;
import io.vertx.ext.auth.PubSecKeyOptions;
import io.vertx.ext.auth.authentication.TokenCredentials;
import io.vertx.ext.auth.jwt.JWTAuth;
import io.vertx.ext.auth.jwt.JWTAuthOptions;
import java.time.Instant;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * Knows callers by JSON Web Tokens of one issuer, and the others by the tokens of the node.
 *
 * @param tokens for everything that is no JSON Web Token
 * @param issuer checks signature, issuer, audience and times
 * @param roleClaim name of the claim with the role
 */
record JwtGate(TokenGate tokens, JWTAuth issuer, String roleClaim) implements Gate {
  private static final Pattern BEARER =
      Pattern.compile("bearer +([\\w-]+\\.[\\w-]+\\.[\\w-]*) *", Pattern.CASE_INSENSITIVE);

  static final int LEEWAY_SECONDS = 30;

  static JwtGate of(Vertx vertx, AccessOptions options) {
    TokenGate tokens = TokenGate.of(vertx, options);
    JwtOptions jwt = options.getJwt();
    Buffer key = vertx.fileSystem().readFileBlocking(jwt.getPublicKey());
    try {
      JWTAuth issuer =
          JWTAuth.create(
              vertx,
              new JWTAuthOptions()
                  .addPubSecKey(
                      new PubSecKeyOptions().setAlgorithm(jwt.getAlgorithm()).setBuffer(key))
                  .setJWTOptions(
                      new JWTOptions()
                          .setIssuer(jwt.getIssuer())
                          .setAudience(List.of(jwt.getAudience()))
                          .setLeeway(LEEWAY_SECONDS)));
      return new JwtGate(tokens, issuer, jwt.getRoleClaim());
    } catch (RuntimeException noKey) {
      var mistake =
          AccessOptions.mistake(
              "the file '%s' has no public key for %s in PEM"
                  .formatted(jwt.getPublicKey(), jwt.getAlgorithm()));
      mistake.initCause(noKey);
      throw mistake;
    }
  }

  @Override
  public boolean open() {
    return tokens.open();
  }

  @Override
  public Future<Caller> admit(@Nullable String authorization, Role needed) {
    Matcher bearer = BEARER.matcher(authorization == null ? "" : authorization);
    if (!bearer.matches()) {
      return tokens.admit(authorization, needed);
    }
    return issuer
        .authenticate(new TokenCredentials(bearer.group(1)))
        .map(user -> caller(user.attributes().getJsonObject("accessToken", new JsonObject())))
        // Why it does not count is not told: whoever made it knows.
        .otherwise(unknown -> Optional.empty())
        .compose(
            caller ->
                caller.isPresent()
                    ? TokenGate.grant(caller.get(), needed)
                    : TokenGate.denied(
                        AccessDenied.Reason.UNAUTHENTICATED,
                        "the JSON Web Token does not count here: it must be signed by the issuer,"
                            + " in its time, for this audience, with a subject and a role"));
  }

  /** Empty for a token that never ends, or does not say whose it is or what its holder may do. */
  private Optional<Caller> caller(JsonObject claims) {
    if (claims.getValue("exp") instanceof Number exp
        && claims.getValue("sub") instanceof String name
        && claims.getValue(roleClaim) instanceof String role) {
      return Optional.ofNullable(
          switch (role.toLowerCase(Locale.ROOT)) {
            case "view" -> new Caller(name, Role.VIEW, end(exp));
            case "operate" -> new Caller(name, Role.OPERATE, end(exp));
            default -> null;
          });
    }
    return Optional.empty();
  }

  /** When the token is refused from: until then a stream that has ended may begin anew with it. */
  private static Optional<Instant> end(Number exp) {
    long seconds = Math.min(exp.longValue(), Instant.MAX.getEpochSecond() - LEEWAY_SECONDS);
    return Optional.of(Instant.ofEpochSecond(seconds + LEEWAY_SECONDS));
  }
}
