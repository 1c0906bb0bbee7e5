package io.ringelection.access;

import io.ringelection.NodeId;
import io.ringelection.RingException;
import io.vertx.codegen.annotations.DataObject;
import io.vertx.codegen.annotations.Fluent;
import io.vertx.core.json.JsonArray;
import io.vertx.core.json.JsonObject;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

/**
 * Who may ask. By default there are no tokens: anybody who reaches the port may look, nobody may
 * act, and the port must be one that only this machine reaches. With tokens everybody must show one
 * ({@code Authorization: Bearer TOKEN}), unless anonymous callers are allowed to look.
 */
@DataObject
public class AccessOptions {
  /**
   * Default of {@link #getMaxFailures()}: nobody guesses a secret in so many, and somebody whose
   * script has an old one has time to see it.
   */
  public static final int DEFAULT_MAX_FAILURES = 100;

  /** Default of {@link #getFailureMillis()}. */
  public static final int DEFAULT_FAILURE_MILLIS = 60_000;

  private List<TokenOptions> tokens = new ArrayList<>();
  private JwtOptions jwt = new JwtOptions();
  private boolean allowAnonymous;
  private List<String> hostNames = List.of();
  private int maxFailures = DEFAULT_MAX_FAILURES;
  private int failureMillis = DEFAULT_FAILURE_MILLIS;

  /** No tokens. */
  public AccessOptions() {}

  /** A copy. */
  public AccessOptions(AccessOptions other) {
    this(other.toJson());
  }

  /**
   * Reads what {@link #toJson()} writes; what is absent keeps its default.
   *
   * @throws RingException with reason CONFIGURATION when a key is unknown or a value is of the
   *     wrong type
   */
  public AccessOptions(JsonObject json) {
    new OptionReader("access option", json)
        .groups("tokens", groups -> groups.forEach(group -> addToken(new TokenOptions(group))))
        .group("jwt", group -> jwt = new JwtOptions(group))
        .truth("allowAnonymous", this::setAllowAnonymous)
        .texts("hostNames", this::setHostNames)
        .whole("maxFailures", this::setMaxFailures)
        .whole("failureMillis", this::setFailureMillis)
        .end();
  }

  /** The tokens that are accepted. Default none. */
  public List<TokenOptions> getTokens() {
    return tokens;
  }

  /** Sets {@link #getTokens()}. */
  @Fluent
  public AccessOptions setTokens(List<TokenOptions> tokens) {
    this.tokens = new ArrayList<>(tokens);
    return this;
  }

  /** Adds one to {@link #getTokens()}. */
  @Fluent
  public AccessOptions addToken(TokenOptions token) {
    tokens.add(token);
    return this;
  }

  /** JSON Web Tokens that are accepted, too. Default none. */
  public JwtOptions getJwt() {
    return jwt;
  }

  /** Sets {@link #getJwt()}. */
  @Fluent
  public AccessOptions setJwt(JwtOptions jwt) {
    this.jwt = jwt;
    return this;
  }

  /** Whether callers are asked who they are: there are tokens that are accepted. */
  public boolean asks() {
    return !tokens.isEmpty() || jwt.enabled();
  }

  /** A token or the issuer's key is in a file. */
  boolean namesFiles() {
    return jwt.enabled() || tokens.stream().anyMatch(token -> !token.getTokenFile().isEmpty());
  }

  /**
   * Whoever shows no token may look, also from other machines: a firewall, a network policy or a
   * proxy decides who comes through. Acting needs a token all the same. Default false.
   */
  public boolean isAllowAnonymous() {
    return allowAnonymous;
  }

  /** Sets {@link #isAllowAnonymous()}. */
  @Fluent
  public AccessOptions setAllowAnonymous(boolean allowAnonymous) {
    this.allowAnonymous = allowAnonymous;
    return this;
  }

  /**
   * Names by which the node may be asked where nothing asks who the caller is, beside localhost and
   * the addresses of the loopback interface: without tokens, without client certificates and
   * without {@link #isAllowAnonymous()}. Requests to another name are answered with 403 (gRPC:
   * PERMISSION_DENIED), because they may come from a page of another web site in a browser on this
   * machine. A proxy on this machine that hands the name on that it was asked by needs it here.
   * Without scheme and port, such as {@code ring.example.com}; at most 100. Default none.
   */
  public List<String> getHostNames() {
    return hostNames;
  }

  /** Sets {@link #getHostNames()}. */
  @Fluent
  public AccessOptions setHostNames(List<String> hostNames) {
    this.hostNames = List.copyOf(hostNames);
    return this;
  }

  /**
   * Wrong tokens from one address, or one IPv6 network of 64 bits, within {@link
   * #getFailureMillis()}, 0 to 10000: at that many, no token from there is looked at for as long
   * again, and requests with one are answered with 429 and {@code Retry-After} (gRPC:
   * RESOURCE_EXHAUSTED). 0 shuts nobody out: use it behind a proxy, where all callers have one
   * address, and let the proxy count. Default 100.
   */
  public int getMaxFailures() {
    return maxFailures;
  }

  /** Sets {@link #getMaxFailures()}. */
  @Fluent
  public AccessOptions setMaxFailures(int maxFailures) {
    this.maxFailures = maxFailures;
    return this;
  }

  /**
   * Milliseconds within which wrong tokens are counted, and for which an address is shut out
   * afterwards, 1000 to 3600000. Default 60000.
   */
  public int getFailureMillis() {
    return failureMillis;
  }

  /** Sets {@link #getFailureMillis()}. */
  @Fluent
  public AccessOptions setFailureMillis(int failureMillis) {
    this.failureMillis = failureMillis;
    return this;
  }

  /** All options, secrets among them: do not log it. */
  public JsonObject toJson() {
    return new JsonObject()
        .put("tokens", new JsonArray(tokens.stream().map(TokenOptions::toJson).toList()))
        .put("jwt", jwt.toJson())
        .put("allowAnonymous", allowAnonymous)
        .put("hostNames", new JsonArray(hostNames))
        .put("maxFailures", maxFailures)
        .put("failureMillis", failureMillis);
  }

  /** One sentence for each mistake, without any secret; empty when there is none. */
  public List<String> problems() {
    List<String> problems = new ArrayList<>();
    Set<String> names = new HashSet<>();
    for (TokenOptions token : tokens) {
      String name = token.getName();
      if (!NodeId.isName(name)) {
        problems.add(
            "token option 'name' is '" + name + "': use 1 to 64 characters of A-Z a-z 0-9 . _ -");
      } else if (!names.add(name)) {
        problems.add("token option 'name' is '" + name + "' twice: names must differ");
      }
      if (token.getToken().isEmpty() == token.getTokenFile().isEmpty()) {
        problems.add("token '" + name + "' must have either 'token' or 'tokenFile'");
      } else if (!token.getToken().isEmpty() && !Secret.isStrong(token.getToken())) {
        problems.add(Secret.weak(name));
      }
    }
    problems.addAll(jwt.problems());
    problems.addAll(HostNames.problems(hostNames));
    return new OptionProblems("access option")
        .add(problems)
        .range("maxFailures", maxFailures, 0, 10_000)
        .range("failureMillis", failureMillis, 1_000, 3_600_000)
        .all();
  }

  static RingException mistake(String sentence) {
    return new RingException(RingException.Reason.CONFIGURATION, sentence);
  }
}
