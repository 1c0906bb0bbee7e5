package io.ringelection.access;

import io.vertx.codegen.annotations.DataObject;
import io.vertx.codegen.annotations.Fluent;
import io.vertx.core.json.JsonObject;
import java.util.Locale;

/**
 * One token, whose it is and what it is good for. The token itself stands in exactly one of {@link
 * #getToken()} and the file {@link #getTokenFile()}. It is read at deployment and anew every
 * minute: another token in it counts from then on and the one before no more, but what was opened
 * with that goes on. A file that is gone or has no token changes nothing.
 */
@DataObject
public class TokenOptions {
  private String name = "";
  private Role role = Role.VIEW;
  private String token = "";
  private String tokenFile = "";

  /** No token yet. */
  public TokenOptions() {}

  /** A copy. */
  public TokenOptions(TokenOptions other) {
    this(other.toJson());
  }

  /**
   * Reads what {@link #toJson()} writes.
   *
   * @throws io.ringelection.RingException with reason CONFIGURATION when a key is unknown or a
   *     value is of the wrong type
   */
  public TokenOptions(JsonObject json) {
    new OptionReader("token option", json)
        .text("name", this::setName)
        .text("role", text -> role = role(text))
        .secret("token", this::setToken)
        .text("tokenFile", this::setTokenFile)
        .end();
  }

  private static Role role(String text) {
    try {
      return Role.valueOf(text.toUpperCase(Locale.ROOT));
    } catch (IllegalArgumentException unknown) {
      throw AccessOptions.mistake("token option 'role' is '" + text + "': use view or operate");
    }
  }

  /** Whose it is, 1 to 64 characters of A-Z a-z 0-9 . _ -; shown in the audit log. */
  public String getName() {
    return name;
  }

  /** Sets {@link #getName()}. */
  @Fluent
  public TokenOptions setName(String name) {
    this.name = name;
    return this;
  }

  /** What it is good for. Default VIEW. */
  public Role getRole() {
    return role;
  }

  /** Sets {@link #getRole()}. */
  @Fluent
  public TokenOptions setRole(Role role) {
    this.role = role;
    return this;
  }

  /** The secret, 16 to 1024 visible ASCII characters; empty when it is in a file. */
  public String getToken() {
    return token;
  }

  /** Sets {@link #getToken()}. */
  @Fluent
  public TokenOptions setToken(String token) {
    this.token = token;
    return this;
  }

  /** Path of a file with the secret and nothing else but white space around it; empty for none. */
  public String getTokenFile() {
    return tokenFile;
  }

  /** Sets {@link #getTokenFile()}. */
  @Fluent
  public TokenOptions setTokenFile(String tokenFile) {
    this.tokenFile = tokenFile;
    return this;
  }

  /** All options, the secret among them: do not log it. */
  public JsonObject toJson() {
    JsonObject json =
        new JsonObject().put("name", name).put("role", role.name().toLowerCase(Locale.ROOT));
    if (!token.isEmpty()) {
      json.put("token", token);
    }
    if (!tokenFile.isEmpty()) {
      json.put("tokenFile", tokenFile);
    }
    return json;
  }
}
