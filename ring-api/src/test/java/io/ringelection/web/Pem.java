package io.ringelection.web;

import io.ringelection.access.TlsOptions;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.security.GeneralSecurityException;
import java.security.KeyStore;
import java.util.Base64;
import java.util.concurrent.TimeUnit;

/**
 * A certificate for localhost that vouches for itself, and its key, in files. The tool of the Java
 * platform makes them.
 */
public record Pem(Path certificate, Path key) {
  private static final String PASSWORD = "for-this-test";

  public static Pem create(Path folder, String name)
      throws IOException, InterruptedException, GeneralSecurityException {
    Path store = folder.resolve(name + ".p12");
    Process keytool =
        new ProcessBuilder(
                Path.of(System.getProperty("java.home"), "bin", "keytool").toString(),
                "-genkeypair",
                "-alias",
                name,
                "-keyalg",
                "EC",
                "-validity",
                "1",
                "-dname",
                "CN=" + name,
                "-ext",
                "san=dns:localhost,ip:127.0.0.1",
                "-storetype",
                "PKCS12",
                "-storepass",
                PASSWORD,
                "-keystore",
                store.toString())
            .redirectErrorStream(true)
            .redirectOutput(folder.resolve(name + ".log").toFile())
            .start();
    if (!keytool.waitFor(60, TimeUnit.SECONDS) || keytool.exitValue() != 0) {
      throw new AssertionError(Files.readString(folder.resolve(name + ".log")));
    }
    KeyStore keys = KeyStore.getInstance(store.toFile(), PASSWORD.toCharArray());
    return new Pem(
        write(folder.resolve(name + ".pem"), "CERTIFICATE", keys.getCertificate(name).getEncoded()),
        write(
            folder.resolve(name + ".key"),
            "PRIVATE KEY",
            keys.getKey(name, PASSWORD.toCharArray()).getEncoded()));
  }

  private static Path write(Path file, String kind, byte[] content) throws IOException {
    String lines = Base64.getMimeEncoder(64, new byte[] {'\n'}).encodeToString(content);
    return Files.writeString(
        file, "-----BEGIN " + kind + "-----\n" + lines + "\n-----END " + kind + "-----\n");
  }

  /** The same in other files. */
  public Pem copy(Path to) throws IOException {
    return new Pem(
        Files.copy(certificate, Path.of(to + ".pem")), Files.copy(key, Path.of(to + ".key")));
  }

  /** Its files have the content of the other's, one after the other. */
  public void become(Pem other) throws IOException {
    Files.copy(other.certificate, certificate, StandardCopyOption.REPLACE_EXISTING);
    Files.copy(other.key, key, StandardCopyOption.REPLACE_EXISTING);
  }

  public TlsOptions tls() {
    return new TlsOptions().setCertificate(certificate.toString()).setKey(key.toString());
  }
}
