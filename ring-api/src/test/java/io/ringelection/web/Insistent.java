package io.ringelection.web;

import io.vertx.core.Vertx;
import io.vertx.core.net.PemKeyCertOptions;
import io.vertx.core.net.PemTrustOptions;
import java.io.IOException;
import java.net.Socket;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse.BodyHandlers;
import java.security.Principal;
import java.security.PrivateKey;
import java.security.cert.X509Certificate;
import javax.net.ssl.KeyManager;
import javax.net.ssl.SSLContext;
import javax.net.ssl.SSLEngine;
import javax.net.ssl.X509ExtendedKeyManager;
import javax.net.ssl.X509KeyManager;

/** Shows its certificate to whoever asks for one; clients in order keep one that is not wanted. */
final class Insistent extends X509ExtendedKeyManager {
  private final X509KeyManager keys;
  private final String alias;

  private Insistent(X509KeyManager keys) {
    this.keys = keys;
    this.alias = keys.getServerAliases("EC", null)[0];
  }

  /** Status of what {@code client} is answered by {@code server}. */
  static int status(Vertx vertx, Pem server, Pem client, int port, String path) throws Exception {
    PemKeyCertOptions pair =
        new PemKeyCertOptions()
            .setCertPath(client.certificate().toString())
            .setKeyPath(client.key().toString());
    SSLContext context = SSLContext.getInstance("TLS");
    context.init(
        new KeyManager[] {
          new Insistent((X509KeyManager) pair.getKeyManagerFactory(vertx).getKeyManagers()[0])
        },
        new PemTrustOptions()
            .addCertPath(server.certificate().toString())
            .getTrustManagerFactory(vertx)
            .getTrustManagers(),
        null);
    return HttpClient.newBuilder()
        .version(HttpClient.Version.HTTP_1_1)
        .sslContext(context)
        .build()
        .send(
            HttpRequest.newBuilder(URI.create("https://localhost:" + port + path)).build(),
            BodyHandlers.discarding())
        .statusCode();
  }

  /** The server closes the connection. */
  static boolean isRefused(Vertx vertx, Pem server, Pem client, int port) throws Exception {
    try {
      status(vertx, server, client, port, "/health/live");
      return false;
    } catch (IOException closed) {
      return true;
    }
  }

  @Override
  public String chooseEngineClientAlias(String[] types, Principal[] issuers, SSLEngine engine) {
    return alias;
  }

  @Override
  public String chooseClientAlias(String[] types, Principal[] issuers, Socket socket) {
    return alias;
  }

  @Override
  public String[] getClientAliases(String type, Principal[] issuers) {
    return new String[] {alias};
  }

  @Override
  public X509Certificate[] getCertificateChain(String of) {
    return keys.getCertificateChain(of);
  }

  @Override
  public PrivateKey getPrivateKey(String of) {
    return keys.getPrivateKey(of);
  }

  @Override
  public String[] getServerAliases(String type, Principal[] issuers) {
    return new String[0];
  }

  @Override
  public String chooseServerAlias(String type, Principal[] issuers, Socket socket) {
    return null;
  }
}
