package io.ringelection.web;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.ringelection.access.TlsOptions;
import io.vertx.core.Future;
import io.vertx.core.buffer.Buffer;
import io.vertx.core.net.PemKeyCertOptions;
import io.vertx.core.net.PemTrustOptions;
import io.vertx.ext.web.client.HttpResponse;
import io.vertx.ext.web.client.WebClient;
import io.vertx.ext.web.client.WebClientOptions;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Over TLS, with and without certificates of clients. */
class TlsTest extends WebTest {
  @TempDir Path folder;

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

  @Test
  void onlyForClientsWithACertificate() throws Exception {
    Pem server = Pem.create(folder, "server");
    Pem known = Pem.create(folder, "known");
    Pem stranger = Pem.create(folder, "stranger");
    int port = deploy(server.tls().setClientCa(known.certificate().toString()));

    assertEquals(
        200, await(ask(port, trusting(server).setKeyCertOptions(pair(known)))).statusCode());
    assertTrue(refused(port, trusting(server)));
    assertTrue(refused(port, trusting(server).setKeyCertOptions(pair(stranger))));
  }

  private int deploy(TlsOptions tls) {
    RingWebVerticle verticle = new RingWebVerticle(ring, new WebOptions().setPort(0).setTls(tls));
    await(vertx.deployVerticle(verticle));
    return verticle.actualPort();
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
    WebClient asking = WebClient.create(vertx, options);
    return asking
        .get(port, "localhost", "/health/live")
        .send()
        .onComplete(answered -> asking.close());
  }

  private static boolean refused(int port, WebClientOptions options) {
    return await(ask(port, options).map(answer -> false).otherwise(true));
  }

  private static Future<String> failure(Future<?> asked) {
    return asked.map("").otherwise(cause -> cause.toString());
  }
}
