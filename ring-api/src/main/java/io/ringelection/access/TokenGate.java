package io.ringelection.access;

import static io.ringelection.access.AccessDenied.Reason.UNAUTHENTICATED;

import io.ringelection.RingException;
import io.vertx.core.Future;
import io.vertx.core.Vertx;
import io.vertx.core.file.FileSystemException;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * Knows callers by their tokens.
 *
 * @param holders whoever has a token
 * @param open whoever shows none may look
 */
record TokenGate(List<Holder> holders, boolean open) implements Gate {
  private static final Pattern BEARER =
      Pattern.compile("bearer +([!-~]+) *", Pattern.CASE_INSENSITIVE);

  record Holder(Caller caller, Secret secret) {}

  static TokenGate of(Vertx vertx, AccessOptions options) {
    OptionProblems.refuse(options.problems());
    List<Holder> holders = new ArrayList<>();
    for (TokenOptions token : options.getTokens()) {
      String text = token.getToken().isEmpty() ? read(vertx, token) : token.getToken();
      holders.add(new Holder(new Caller(token.getName(), token.getRole()), Secret.of(text)));
    }
    return new TokenGate(List.copyOf(holders), !options.asks() || options.isAllowAnonymous());
  }

  private static String read(Vertx vertx, TokenOptions token) {
    String text;
    try {
      text = vertx.fileSystem().readFileBlocking(token.getTokenFile()).toString().strip();
    } catch (FileSystemException unreadable) {
      RingException mistake =
          AccessOptions.mistake(
              "the file '%s' with the secret of token '%s' cannot be read: it must be there and this process allowed to read it"
                  .formatted(token.getTokenFile(), token.getName()));
      mistake.initCause(unreadable);
      throw mistake;
    }
    if (!Secret.isStrong(text)) {
      throw AccessOptions.mistake(Secret.weak(token.getName()));
    }
    return text;
  }

  @Override
  public Future<Caller> admit(@Nullable String authorization, Role needed) {
    Caller caller = Caller.ANONYMOUS;
    // Without tokens there is nothing to compare with: what is shown says nothing.
    if (authorization != null && !holders.isEmpty()) {
      Optional<Caller> known = known(authorization);
      if (known.isEmpty()) {
        return denied(UNAUTHENTICATED, "the token is not known here: use one that this node has");
      }
      caller = known.get();
    } else if (!open) {
      return denied(UNAUTHENTICATED, "a token is needed: send Authorization: Bearer TOKEN");
    }
    return grant(caller, needed);
  }

  /** Who a caller is, is known; whether that suffices is decided here. */
  static Future<Caller> grant(Caller caller, Role needed) {
    if (caller.role().includes(needed)) {
      return Future.succeededFuture(caller);
    }
    return caller == Caller.ANONYMOUS
        ? denied(
            UNAUTHENTICATED,
            "a token with the role " + needed + " is needed: send Authorization: Bearer TOKEN")
        : Future.failedFuture(AccessDenied.forbidden(caller, needed));
  }

  /** Compares with every token, so that the time tells nothing about which one it is. */
  private Optional<Caller> known(String authorization) {
    Matcher bearer = BEARER.matcher(authorization);
    Caller found = null;
    if (bearer.matches()) {
      Secret shown = Secret.of(bearer.group(1));
      for (Holder holder : holders) {
        if (holder.secret().matches(shown)) {
          found = holder.caller();
        }
      }
    }
    return Optional.ofNullable(found);
  }

  static Future<Caller> denied(AccessDenied.Reason reason, String sentence) {
    return Future.failedFuture(new AccessDenied(reason, sentence));
  }
}
