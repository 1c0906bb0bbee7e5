package io.ringelection.access;

import io.vertx.core.Vertx;
import io.vertx.core.net.PemKeyCertOptions;
import io.vertx.core.net.PemTrustOptions;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.PublicKey;
import java.security.Signature;
import java.util.Map;
import javax.net.ssl.X509KeyManager;

/**
 * Whether what is in PEM files can be used. Vert.x takes a key beside the certificate of another
 * one, as they are while a renewal is half done, and then nobody can connect any more.
 */
final class KeyPairs {
  private static final byte[] TEXT = "ring".getBytes(StandardCharsets.US_ASCII);

  private static final Map<String, String> SIGNATURES =
      Map.of("RSA", "SHA256withRSA", "EC", "SHA256withECDSA", "EdDSA", "EdDSA");

  private KeyPairs() {}

  /** What the key has signed, the certificate checks. Keys of rare kinds are not judged. */
  static boolean fit(Vertx vertx, PemKeyCertOptions pair) {
    try {
      String alias = pair.loadKeyStore(vertx).aliases().nextElement();
      PublicKey known = pair.loadKeyStore(vertx).getCertificate(alias).getPublicKey();
      String kind = SIGNATURES.get(known.getAlgorithm());
      return kind == null
          || fits(
              (X509KeyManager) pair.getKeyManagerFactory(vertx).getKeyManagers()[0], known, kind);
    } catch (Exception unusable) {
      return false;
    }
  }

  private static boolean fits(X509KeyManager keys, PublicKey known, String kind)
      throws GeneralSecurityException {
    String[] aliases = keys.getServerAliases(known.getAlgorithm(), null);
    Signature signature = Signature.getInstance(kind);
    signature.initSign(keys.getPrivateKey(aliases[0]));
    signature.update(TEXT);
    byte[] signed = signature.sign();
    signature.initVerify(known);
    signature.update(TEXT);
    return signature.verify(signed);
  }

  /** There are certificates in it. */
  static boolean canTrust(Vertx vertx, PemTrustOptions trust) {
    try {
      return trust.loadKeyStore(vertx).aliases().hasMoreElements();
    } catch (Exception unusable) {
      return false;
    }
  }
}
