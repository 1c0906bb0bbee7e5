package io.ringelection.web;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.ringelection.access.AccessOptions;
import io.ringelection.access.LogLines;
import io.ringelection.access.TlsOptions;
import io.ringelection.access.TokenOptions;
import io.vertx.core.Future;
import io.vertx.core.buffer.Buffer;
import io.vertx.core.net.PemKeyCertOptions;
import io.vertx.core.net.PemTrustOptions;
import io.vertx.ext.web.client.HttpRequest;
import io.vertx.ext.web.client.HttpResponse;
import io.vertx.ext.web.client.WebClient;
import io.vertx.ext.web.client.WebClientOptions;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Over TLS, with and without certificates of clients. */
class TlsTest extends WebTest {
  @TempDir Path folder;
  private RingWebVerticle deployed;

  @Test
  void encryptedForThoseWhoTrustTheCertificate() throws Exception {
    Pem server = Pem.create(folder, "server");
    int port = deploy(server.tls());

    HttpResponse<Buffer> answer = await(ask(port, trusting(server)));
    assertEquals(200, answer.statusCode());
    assertFalse(
        answer.headers().contains("Strict-Transport-Security"),
        "it would speak for all other ports of the host");
    assertTrue(await(failure(ask(port, new WebClientOptions().setSsl(true)))).contains("SSL"));
    assertTrue(refused(port, new WebClientOptions()));
  }

  /** A kubelet has no certificate, and must be able to ask. */
  @Test
  void withoutACertificateHealthAndThePageOnly() throws Exception {
    Pem server = Pem.create(folder, "server");
    Pem known = Pem.create(folder, "known");
    Pem stranger = Pem.create(folder, "stranger");
    int port = deploy(server.tls().setClientCa(known.certificate().toString()));

    for (String path : List.of("/health/live", "/health/ready", "/", "/api.js", "/openapi.json")) {
      assertEquals(200, status(port, trusting(server), path, null), path);
    }
    assertEquals(200, status(port, knownTo(server, known), "/api/v1/ring", null));
    for (String path : List.of("/api/v1/ring", "/api/v1/events", "/metrics", "/status")) {
      HttpResponse<Buffer> answer = await(ask(port, trusting(server), path, null));
      assertEquals(401, answer.statusCode(), path);
      assertEquals(
          "a client certificate is needed: connect with one that 'tls.clientCa' vouches for",
          answer.bodyAsJsonObject().getString("detail"));
    }
    assertEquals(401, status(port, knownTo(server, stranger), "/api/v1/ring", null));
    assertEquals(200, Insistent.status(vertx, server, known, port, "/api/v1/ring"));
    assertTrue(Insistent.isRefused(vertx, server, stranger, port));
  }

  @Test
  void aTokenIsNeededBesideTheCertificateAndNotInItsPlace() throws Exception {
    Pem server = Pem.create(folder, "server");
    Pem known = Pem.create(folder, "known");
    String token = "look-0123456789abcdef";
    int port =
        deploy(
            new WebOptions()
                .setTls(server.tls().setClientCa(known.certificate().toString()))
                .setAccess(
                    new AccessOptions()
                        .addToken(new TokenOptions().setName("lea").setToken(token))));

    assertEquals(401, status(port, trusting(server), "/api/v1/ring", token));
    assertEquals(401, status(port, knownTo(server, known), "/api/v1/ring", null));
    assertEquals(200, status(port, knownTo(server, known), "/api/v1/ring", token));
  }

  @Test
  void renewedFilesCountWithoutARestart() throws Exception {
    Pem server = Pem.create(folder, "server");
    Pem renewed = Pem.create(folder, "renewed");
    int port = deploy(server.tls());
    Pem old = server.copy(folder.resolve("old"));

    server.become(renewed);
    assertEquals(200, status(port, trusting(old), "/health/live", null));
    await(deployed.lookAtCertificates());

    assertEquals(200, status(port, trusting(renewed), "/health/live", null));
    assertTrue(refused(port, trusting(old)));
  }

  @Test
  void filesThatDoNotFitAreToldOnceAndTheOldOnesStay() throws Exception {
    Pem server = Pem.create(folder, "server");
    Pem renewed = Pem.create(folder, "renewed");
    int port = deploy(server.tls());
    Pem old = server.copy(folder.resolve("old"));

    try (LogLines log = new LogLines("io.ringelection.access.Renewal")) {
      Files.delete(server.key());
      lookTwice(port, old);
      Files.writeString(server.key(), "no key");
      lookTwice(port, old);
      server.become(renewed);
      Files.copy(old.key(), server.key(), StandardCopyOption.REPLACE_EXISTING);
      lookTwice(port, old);

      String noPair =
          "the file '"
              + server.certificate()
              + "' has no certificate for the private key in '"
              + server.key()
              + "'; what was read before stays in use";
      assertEquals(
          List.of(
              "the file '" + server.key() + "' cannot be read; what was read before stays in use",
              noPair),
          log.lines());
    }

    server.become(renewed);
    await(deployed.lookAtCertificates());
    assertEquals(200, status(port, trusting(renewed), "/health/live", null));
  }

  private void lookTwice(int port, Pem served) {
    await(deployed.lookAtCertificates());
    await(deployed.lookAtCertificates());
    assertEquals(200, status(port, trusting(served), "/health/live", null));
  }

  private int deploy(TlsOptions tls) {
    return deploy(new WebOptions().setTls(tls));
  }

  private int deploy(WebOptions options) {
    deployed = new RingWebVerticle(ring, options.setPort(0));
    await(vertx.deployVerticle(deployed));
    return deployed.actualPort();
  }

  private static WebClientOptions knownTo(Pem server, Pem client) {
    return trusting(server).setKeyCertOptions(pair(client));
  }

  private static int status(int port, WebClientOptions options, String path, String token) {
    return await(ask(port, options, path, token)).statusCode();
  }

  private static WebClientOptions trusting(Pem server) {
    return new WebClientOptions()
        .setSsl(true)
        .setTrustOptions(new PemTrustOptions().addCertPath(server.certificate().toString()));
  }

  private static PemKeyCertOptions pair(Pem pem) {
    return new PemKeyCertOptions()
        .setCertPath(pem.certificate().toString())
        .setKeyPath(pem.key().toString());
  }

  private static Future<HttpResponse<Buffer>> ask(int port, WebClientOptions options) {
    return ask(port, options, "/health/live", null);
  }

  private static Future<HttpResponse<Buffer>> ask(
      int port, WebClientOptions options, String path, String token) {
    WebClient asking = WebClient.create(vertx, options);
    HttpRequest<Buffer> request = asking.get(port, "localhost", path);
    if (token != null) {
      request.bearerTokenAuthentication(token);
    }
    return request.send().onComplete(answered -> asking.close());
  }

  private static boolean refused(int port, WebClientOptions options) {
    return await(ask(port, options).map(answer -> false).otherwise(true));
  }

  private static Future<String> failure(Future<?> asked) {
    return asked.map("").otherwise(cause -> cause.toString());
  }
}
