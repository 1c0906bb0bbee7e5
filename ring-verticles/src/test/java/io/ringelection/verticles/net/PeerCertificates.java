package io.ringelection.verticles.net;

import io.ringelection.NodeTls;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.security.KeyStore;
import java.util.Base64;
import java.util.List;

/** Certificates that vouch for themselves, made by the tool of the Java platform. */
public final class PeerCertificates {
  private static final String WORD = "for-this-test";

  private PeerCertificates() {}

  /** All nodes of a ring may share one. */
  public static NodeTls create(Path folder, String name) {
    Path store = folder.resolve(name + ".p12");
    String keytool = Path.of(System.getProperty("java.home"), "bin", "keytool").toString();
    String subject = "CN=" + name;
    List<String> command =
        List.of(
            keytool,
            "-genkeypair",
            "-keyalg",
            "EC",
            "-validity",
            "1",
            "-alias",
            name,
            "-dname",
            subject,
            "-storetype",
            "PKCS12",
            "-storepass",
            WORD,
            "-keystore",
            store.toString());
    try {
      Process process =
          new ProcessBuilder(command)
              .redirectErrorStream(true)
              .redirectOutput(ProcessBuilder.Redirect.DISCARD)
              .start();
      if (process.waitFor() != 0) {
        throw new IllegalStateException("keytool failed: " + command);
      }
      KeyStore keys = KeyStore.getInstance(store.toFile(), WORD.toCharArray());
      byte[] certificate = keys.getCertificate(name).getEncoded();
      byte[] key = keys.getKey(name, WORD.toCharArray()).getEncoded();
      String shown = pem(folder.resolve(name + ".pem"), "CERTIFICATE", certificate);
      return NodeTls.of(shown, pem(folder.resolve(name + ".key"), "PRIVATE KEY", key), shown);
    } catch (IOException unwritable) {
      throw new UncheckedIOException(unwritable);
    } catch (GeneralSecurityException | InterruptedException failed) {
      throw new IllegalStateException(failed);
    }
  }

  private static String pem(Path file, String kind, byte[] content) throws IOException {
    String body = Base64.getMimeEncoder(64, new byte[] {'\n'}).encodeToString(content);
    String mark = kind + "-----\n";
    return Files.writeString(file, "-----BEGIN " + mark + body + "\n-----END " + mark).toString();
  }
}
