package io.ringelection.grpc;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.ringelection.access.TlsOptions;
import io.ringelection.grpc.v1.RingGrpcClient;
import io.ringelection.grpc.v1.StatusRequest;
import io.ringelection.web.Pem;
import io.vertx.core.Future;
import io.vertx.core.http.HttpClientOptions;
import io.vertx.core.http.HttpVersion;
import io.vertx.core.net.PemKeyCertOptions;
import io.vertx.core.net.PemTrustOptions;
import io.vertx.core.net.SocketAddress;
import io.vertx.grpc.client.GrpcClient;
import io.vertx.grpc.client.GrpcClientOptions;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** HTTP/2 over TLS, with and without certificates of clients. */
class TlsTest extends GrpcTest {
  @TempDir Path folder;

  @Test
  void encryptedForThoseWhoTrustTheCertificate() throws Exception {
    Pem server = Pem.create(folder, "server");
    redeploy(new GrpcOptions().setTls(server.tls()));

    assertEquals("n1@a1", node(trusting(server)));
    assertTrue(isRefused(http2().setSsl(true)));
    assertTrue(isRefused(http2()));
  }

  @Test
  void onlyForClientsWithACertificate() throws Exception {
    Pem server = Pem.create(folder, "server");
    Pem known = Pem.create(folder, "known");
    Pem stranger = Pem.create(folder, "stranger");
    TlsOptions tls = server.tls().setClientCa(known.certificate().toString());
    redeploy(new GrpcOptions().setTls(tls));

    assertEquals("n1@a1", node(trusting(server).setKeyCertOptions(pair(known))));
    assertTrue(isRefused(trusting(server)));
    assertTrue(isRefused(trusting(server).setKeyCertOptions(pair(stranger))));
  }

  @Test
  void renewedFilesCountWithoutARestart() throws Exception {
    Pem server = Pem.create(folder, "server");
    Pem renewed = Pem.create(folder, "renewed");
    Pem vouching = Pem.create(folder, "vouching");
    Pem newcomer = Pem.create(folder, "newcomer");
    Pem former = vouching.copy(folder.resolve("former"));
    redeploy(new GrpcOptions().setTls(server.tls().setClientCa(vouching.certificate().toString())));
    assertEquals("n1@a1", node(trusting(server).setKeyCertOptions(pair(former))));

    server.become(renewed);
    vouching.become(newcomer);
    await(face.lookAtCertificates());

    assertEquals("n1@a1", node(trusting(renewed).setKeyCertOptions(pair(newcomer))));
    assertTrue(isRefused(trusting(renewed).setKeyCertOptions(pair(former))));
    assertTrue(isRefused(trusting(renewed)), "a certificate is still required");
  }

  private static HttpClientOptions http2() {
    return new HttpClientOptions()
        .setProtocolVersion(HttpVersion.HTTP_2)
        .setUseAlpn(true)
        .setHttp2ClearTextUpgrade(false);
  }

  private static HttpClientOptions trusting(Pem server) {
    return http2()
        .setSsl(true)
        .setTrustOptions(new PemTrustOptions().addCertPath(server.certificate().toString()));
  }

  private static PemKeyCertOptions pair(Pem pem) {
    return new PemKeyCertOptions()
        .setCertPath(pem.certificate().toString())
        .setKeyPath(pem.key().toString());
  }

  private Future<String> ask(HttpClientOptions options) {
    GrpcClient own = GrpcClient.client(vertx, new GrpcClientOptions(), options);
    SocketAddress there = SocketAddress.inetSocketAddress(face.actualPort(), "localhost");
    return RingGrpcClient.create(own, there)
        .status(StatusRequest.getDefaultInstance())
        .map(status -> status.getNode())
        .onComplete(answered -> own.close());
  }

  private String node(HttpClientOptions options) {
    return await(ask(options));
  }

  private boolean isRefused(HttpClientOptions options) {
    return await(ask(options).map(answer -> false).otherwise(true));
  }
}
