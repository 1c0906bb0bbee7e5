package io.ringelection.access;

import io.vertx.codegen.annotations.DataObject;
import io.vertx.codegen.annotations.Fluent;
import io.vertx.core.http.ClientAuth;
import io.vertx.core.http.HttpServerOptions;
import io.vertx.core.json.JsonObject;
import io.vertx.core.net.PemKeyCertOptions;
import io.vertx.core.net.PemTrustOptions;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/**
 * TLS of a face: 1.2 and 1.3, from PEM files. They are read at deployment and looked at every
 * minute, so that renewed ones count without a restart. Off by default.
 */
@DataObject
public class TlsOptions {
  private String certificate = "";
  private String key = "";
  private String clientCa = "";

  /** No TLS. */
  public TlsOptions() {}

  /** A copy. */
  public TlsOptions(TlsOptions other) {
    this(other.toJson());
  }

  /**
   * Reads what {@link #toJson()} writes; what is absent keeps its default.
   *
   * @throws io.ringelection.RingException with reason CONFIGURATION when a key is unknown or a
   *     value is of the wrong type
   */
  public TlsOptions(JsonObject json) {
    new OptionReader("tls option", json)
        .text("certificate", this::setCertificate)
        .text("key", this::setKey)
        .text("clientCa", this::setClientCa)
        .end();
  }

  /** Path of the certificate, with its chain. Default "", which is no TLS. */
  public String getCertificate() {
    return certificate;
  }

  /** Sets {@link #getCertificate()}. */
  @Fluent
  public TlsOptions setCertificate(String certificate) {
    this.certificate = certificate;
    return this;
  }

  /** Path of the certificate's private key, PKCS #8. */
  public String getKey() {
    return key;
  }

  /** Sets {@link #getKey()}. */
  @Fluent
  public TlsOptions setKey(String key) {
    this.key = key;
    return this;
  }

  /**
   * Path of the certificates of those who vouch for clients. When it is set, a client without a
   * certificate from one of them gets no connection over gRPC, and over REST nothing but health,
   * the page's own files and the document of the paths: a kubelet has no certificate. A token is
   * asked for beside it where there are tokens. Default "", which asks for none.
   */
  public String getClientCa() {
    return clientCa;
  }

  /** Sets {@link #getClientCa()}. */
  @Fluent
  public TlsOptions setClientCa(String clientCa) {
    this.clientCa = clientCa;
    return this;
  }

  /** All options. */
  public JsonObject toJson() {
    return new JsonObject()
        .put("certificate", certificate)
        .put("key", key)
        .put("clientCa", clientCa);
  }

  /** There is TLS at all. */
  public boolean enabled() {
    return !certificate.isEmpty();
  }

  /** Clients are known by certificates. */
  public boolean knowsClients() {
    return enabled() && !clientCa.isEmpty();
  }

  /** One sentence for each mistake; empty when there is none. */
  public List<String> problems() {
    List<String> problems = new ArrayList<>();
    if (certificate.isEmpty() != key.isEmpty()) {
      problems.add("tls options 'certificate' and 'key' need each other: set both or neither");
    }
    if (!clientCa.isEmpty() && certificate.isEmpty()) {
      problems.add("tls option 'clientCa' needs 'certificate' and 'key': set them too");
    }
    for (String file : List.of(certificate, key, clientCa)) {
      if (problems.isEmpty() && !file.isEmpty() && !Files.isReadable(Path.of(file))) {
        problems.add("tls names the file '" + file + "', which this process cannot read");
      }
    }
    return problems;
  }

  /**
   * Tells a server what these options say, and returns it.
   *
   * @param client whether a client that must have a certificate gets no connection without one
   *     (REQUIRED), or is judged by what it asks for (REQUEST); who shows one from somebody else
   *     never gets a connection
   */
  public HttpServerOptions applyTo(HttpServerOptions server, ClientAuth client) {
    if (enabled()) {
      server
          .setSsl(true)
          .setKeyCertOptions(new PemKeyCertOptions().setCertPath(certificate).setKeyPath(key));
    }
    if (knowsClients()) {
      server.setClientAuth(client).setTrustOptions(new PemTrustOptions().addCertPath(clientCa));
    }
    return server;
  }
}
