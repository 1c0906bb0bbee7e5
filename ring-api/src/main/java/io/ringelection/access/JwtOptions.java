package io.ringelection.access;

import io.ringelection.RingException;
import io.vertx.codegen.annotations.DataObject;
import io.vertx.codegen.annotations.Fluent;
import io.vertx.core.json.JsonObject;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;

/**
 * JSON Web Tokens (RFC 7519) of one issuer that are accepted as bearer tokens, beside those that a
 * node knows itself. They are checked with the issuer's public key, must not be over, and must be
 * meant for this audience. The subject is the caller's name; a claim says its role, {@code view} or
 * {@code operate}. Needs {@code io.vertx:vertx-auth-jwt} on the class path.
 */
@DataObject
public class JwtOptions {
  /** Default of {@link #getAlgorithm()}. */
  public static final String DEFAULT_ALGORITHM = "RS256";

  /** Default of {@link #getRoleClaim()}. */
  public static final String DEFAULT_ROLE_CLAIM = "role";

  /** Only those with a key pair: with a shared secret every node could make tokens. */
  private static final Set<String> ALGORITHMS =
      Set.of(
          "ES256", "ES384", "ES512", "EdDSA", "PS256", "PS384", "PS512", "RS256", "RS384", "RS512");

  private String publicKey = "";
  private String algorithm = DEFAULT_ALGORITHM;
  private String issuer = "";
  private String audience = "";
  private String roleClaim = DEFAULT_ROLE_CLAIM;

  /** None are accepted. */
  public JwtOptions() {}

  /** A copy. */
  public JwtOptions(JwtOptions other) {
    this(other.toJson());
  }

  /**
   * Reads what {@link #toJson()} writes; what is absent keeps its default.
   *
   * @throws RingException with reason CONFIGURATION when a key is unknown or a value is of the
   *     wrong type
   */
  public JwtOptions(JsonObject json) {
    new OptionReader("jwt option", json)
        .text("publicKey", this::setPublicKey)
        .text("algorithm", this::setAlgorithm)
        .text("issuer", this::setIssuer)
        .text("audience", this::setAudience)
        .text("roleClaim", this::setRoleClaim)
        .end();
  }

  /** Path of a PEM file with the issuer's public key. Default "", which accepts none. */
  public String getPublicKey() {
    return publicKey;
  }

  /** Sets {@link #getPublicKey()}. */
  @Fluent
  public JwtOptions setPublicKey(String publicKey) {
    this.publicKey = publicKey;
    return this;
  }

  /** How they are signed: RS, PS or ES with 256, 384 or 512, or EdDSA. Default RS256. */
  public String getAlgorithm() {
    return algorithm;
  }

  /** Sets {@link #getAlgorithm()}. */
  @Fluent
  public JwtOptions setAlgorithm(String algorithm) {
    this.algorithm = algorithm;
    return this;
  }

  /** Whose they must be, the claim {@code iss}. */
  public String getIssuer() {
    return issuer;
  }

  /** Sets {@link #getIssuer()}. */
  @Fluent
  public JwtOptions setIssuer(String issuer) {
    this.issuer = issuer;
    return this;
  }

  /** For whom they must be meant, in the claim {@code aud}. */
  public String getAudience() {
    return audience;
  }

  /** Sets {@link #getAudience()}. */
  @Fluent
  public JwtOptions setAudience(String audience) {
    this.audience = audience;
    return this;
  }

  /** Name of the claim with the role. Default {@code role}. */
  public String getRoleClaim() {
    return roleClaim;
  }

  /** Sets {@link #getRoleClaim()}. */
  @Fluent
  public JwtOptions setRoleClaim(String roleClaim) {
    this.roleClaim = roleClaim;
    return this;
  }

  /** All options. */
  public JsonObject toJson() {
    return new JsonObject()
        .put("publicKey", publicKey)
        .put("algorithm", algorithm)
        .put("issuer", issuer)
        .put("audience", audience)
        .put("roleClaim", roleClaim);
  }

  /** Some are accepted. */
  public boolean enabled() {
    return !publicKey.isEmpty();
  }

  /** One sentence for each mistake; empty when there is none. */
  public List<String> problems() {
    List<String> problems = new ArrayList<>();
    if (!enabled()) {
      return problems;
    }
    if (!Files.isReadable(Path.of(publicKey))) {
      problems.add("jwt names the file '" + publicKey + "', which this process cannot read");
    }
    if (!ALGORITHMS.contains(algorithm)) {
      problems.add(
          "jwt option 'algorithm' is '"
              + algorithm
              + "': use one of "
              + String.join(", ", ALGORITHMS.stream().sorted().toList()));
    }
    lacks(problems, "issuer", issuer);
    lacks(problems, "audience", audience);
    lacks(problems, "roleClaim", roleClaim);
    return problems;
  }

  private static void lacks(List<String> problems, String option, String value) {
    if (value.isBlank()) {
      problems.add("jwt option '" + option + "' is blank: 'publicKey' needs it");
    }
  }
}
