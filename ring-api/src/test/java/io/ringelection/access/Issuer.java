package io.ringelection.access;

import io.vertx.core.Vertx;
import io.vertx.core.json.JsonObject;
import io.vertx.ext.auth.JWTOptions;
import io.vertx.ext.auth.PubSecKeyOptions;
import io.vertx.ext.auth.jwt.JWTAuth;
import io.vertx.ext.auth.jwt.JWTAuthOptions;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.security.Key;
import java.security.KeyPair;
import java.security.KeyPairGenerator;
import java.util.Base64;

/** Makes JSON Web Tokens, with a key pair of its own whose public half is in a file. */
public final class Issuer {
  private final KeyPair keys;
  private final Path publicKey;

  private Issuer(KeyPair keys, Path publicKey) {
    this.keys = keys;
    this.publicKey = publicKey;
  }

  public static Issuer create(Path folder) throws GeneralSecurityException, IOException {
    KeyPairGenerator generator = KeyPairGenerator.getInstance("RSA");
    generator.initialize(2048);
    KeyPair keys = generator.generateKeyPair();
    Path file = Files.createTempFile(folder, "issuer", ".pem");
    return new Issuer(keys, Files.writeString(file, pem("PUBLIC KEY", keys.getPublic())));
  }

  private static String pem(String kind, Key key) {
    String lines = Base64.getMimeEncoder(64, new byte[] {'\n'}).encodeToString(key.getEncoded());
    return "-----BEGIN " + kind + "-----\n" + lines + "\n-----END " + kind + "-----\n";
  }

  /** Accept its tokens. */
  public JwtOptions options() {
    return new JwtOptions()
        .setPublicKey(publicKey.toString())
        .setIssuer("https://login.example.com")
        .setAudience("ring");
  }

  /** Of somebody who may look, for ten minutes. */
  public static JsonObject claims() {
    return new JsonObject()
        .put("iss", "https://login.example.com")
        .put("aud", "ring")
        .put("sub", "lea")
        .put("role", "view")
        .put("exp", System.currentTimeMillis() / 1000 + 600);
  }

  /** Its token with these claims. */
  public String sign(Vertx vertx, JsonObject claims) {
    JWTAuth auth =
        JWTAuth.create(
            vertx,
            new JWTAuthOptions()
                .addPubSecKey(
                    new PubSecKeyOptions()
                        .setAlgorithm("RS256")
                        .setBuffer(pem("PRIVATE KEY", keys.getPrivate()))));
    return auth.generateToken(claims, new JWTOptions().setAlgorithm("RS256").setNoTimestamp(true));
  }

  /** A token that is refused a second or two from now, when also the leeway is over. */
  public String signNearlyOver(Vertx vertx) {
    long now = System.currentTimeMillis() / 1000;
    return sign(vertx, claims().put("exp", now + 5 - JwtGate.LEEWAY_SECONDS));
  }
}
