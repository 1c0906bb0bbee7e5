package io.ringelection;

import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.security.cert.CertificateException;
import java.security.cert.CertificateFactory;
import java.security.cert.X509Certificate;
import java.util.Date;
import java.util.Optional;
import java.util.regex.Pattern;

/** What is wrong with a file that should hold certificates or a key, before it is used. */
final class PemFile {
  private static final long MOST_BYTES = 1 << 20;
  private static final Pattern KEY = Pattern.compile("-----BEGIN (RSA |EC )?PRIVATE KEY-----");

  private final String path;
  private final Content content;

  private interface Content {
    void read(Path file, Date now) throws IOException, CertificateException;
  }

  private PemFile(String path, Content content) {
    this.path = path;
    this.content = content;
  }

  /** Should hold certificates, of which all are valid now. */
  static PemFile certificates(String path) {
    return new PemFile(path, PemFile::readCertificates);
  }

  /** Should hold a private key without a password. */
  static PemFile key(String path) {
    return new PemFile(path, PemFile::readKey);
  }

  /** The end of a sentence that says what is wrong; empty when nothing is. */
  Optional<String> problem() {
    return problem(new Date());
  }

  /** The same at another time. */
  Optional<String> problem(Date now) {
    if (path.isEmpty()) {
      return Optional.of("and names none");
    }
    try {
      Path file = Path.of(path);
      if (!Files.isReadable(file) || Files.isDirectory(file)) {
        return Optional.of("but '" + path + "' cannot be read");
      }
      if (Files.size(file) > MOST_BYTES) {
        return Optional.of("but '" + path + "' is longer than a megabyte");
      }
      content.read(file, now);
      return Optional.empty();
    } catch (IOException | CertificateException | InvalidPathException wrong) {
      return Optional.of("but '" + path + "' is none: " + wrong.getMessage());
    }
  }

  private static void readCertificates(Path file, Date now)
      throws IOException, CertificateException {
    try (InputStream in = Files.newInputStream(file)) {
      int found = 0;
      for (var certificate : CertificateFactory.getInstance("X.509").generateCertificates(in)) {
        found++;
        if (certificate instanceof X509Certificate dated) {
          checkDates(dated, now);
        }
      }
      if (found == 0) {
        throw new CertificateException("it holds no certificate");
      }
    }
  }

  private static void checkDates(X509Certificate certificate, Date now)
      throws CertificateException {
    if (now.before(certificate.getNotBefore()) || now.after(certificate.getNotAfter())) {
      throw new CertificateException(
          "its certificate is valid from "
              + certificate.getNotBefore().toInstant()
              + " to "
              + certificate.getNotAfter().toInstant());
    }
  }

  private static void readKey(Path file, Date now) throws IOException {
    if (!KEY.matcher(Files.readString(file)).find()) {
      throw new IOException("it holds no private key in PKCS #8, PKCS #1 or SEC 1");
    }
  }
}
