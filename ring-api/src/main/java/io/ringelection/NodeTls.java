package io.ringelection;

import io.vertx.codegen.annotations.DataObject;
import io.vertx.core.json.JsonObject;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;

/**
 * Encryption of the connections that the nodes of a ring have with each other beside the event bus:
 * those that carry the ring's messages, and those over which a death is noticed. With it, only who
 * has a certificate of the ring's own authority gets such a connection; names in certificates are
 * not compared, because nodes are known by their addresses. TLS 1.3, both sides show a certificate.
 * Immutable.
 *
 * <p>All nodes of a ring must have it or none: a node that differs is refused. The event bus has
 * options of its own in {@code EventBusOptions}. It must be encrypted, too, for only nodes to be
 * heard: nodes meet there, and what finds no direct connection goes over it. The files are read
 * when a node is created and again every minute; new connections show and ask for what they say
 * then. Files that do not fit are told in the log, and the old ones stay. To change the authority,
 * let {@code ca} hold the old one and the new one first, at all nodes, and take the old one out at
 * the end.
 */
@DataObject
public final class NodeTls {
  private static final NodeTls NONE = new NodeTls("", "", "");
  private static final String CERTIFICATE = "certificate";
  private static final String KEY = "key";
  private static final String CA = "ca";

  private final String certificate;
  private final String key;
  private final String ca;

  private NodeTls(String certificate, String key, String ca) {
    this.certificate = certificate;
    this.key = key;
    this.ca = ca;
  }

  /**
   * Reads {@code {"certificate":"node.pem", "key":"node.key", "ca":"ring.pem"}}, or {@code {}} for
   * none.
   *
   * @throws RingException with reason CONFIGURATION when it is something else
   */
  public NodeTls(JsonObject json) {
    this(text(json, CERTIFICATE), text(json, KEY), text(json, CA));
    for (Map.Entry<String, Object> entry : json) {
      if (!List.of(CERTIFICATE, KEY, CA).contains(entry.getKey())) {
        throw refused("'" + entry.getKey() + "' is unknown: use certificate, key and ca");
      }
    }
  }

  /** A copy. */
  public NodeTls(NodeTls other) {
    this(other.certificate, other.key, other.ca);
  }

  /** Plain TCP. */
  public static NodeTls none() {
    return NONE;
  }

  /**
   * Encrypted.
   *
   * @param certificate path of a PEM file with the certificate of this node, and those between it
   *     and the authority
   * @param key path of a PEM file with its private key, in PKCS #8
   * @param ca path of a PEM file with the certificate of the ring's own authority
   */
  public static NodeTls of(String certificate, String key, String ca) {
    return new NodeTls(certificate, key, ca);
  }

  private static String text(JsonObject json, String field) {
    Object value = json.getValue(field, "");
    if (value instanceof String text) {
      return text;
    }
    throw refused("'" + field + "' is " + value + ": it must be the path of a PEM file");
  }

  private static RingException refused(String sentence) {
    return new RingException(RingException.Reason.CONFIGURATION, "option 'tls': " + sentence);
  }

  /** Path of the certificate, "" for none. */
  public String certificate() {
    return certificate;
  }

  /** Path of the key, "" for none. */
  public String key() {
    return key;
  }

  /** Path of the authority's certificate, "" for none. */
  public String ca() {
    return ca;
  }

  /** Whether there is any. */
  public boolean isEnabled() {
    return !equals(NONE);
  }

  /** One sentence for each mistake, in the files too; empty when there is none. Reads the files. */
  public List<String> problems() {
    List<String> problems = new ArrayList<>();
    if (isEnabled()) {
      PemFile.certificates(certificate)
          .problem()
          .ifPresent(why -> problems.add(lacking(CERTIFICATE, why)));
      PemFile.key(key).problem().ifPresent(why -> problems.add(lacking(KEY, why)));
      PemFile.certificates(ca).problem().ifPresent(why -> problems.add(lacking(CA, why)));
    }
    return problems;
  }

  private static String lacking(String file, String why) {
    return "option 'tls' needs in '" + file + "' a PEM file, " + why;
  }

  /** The JSON form, which the constructor reads. */
  public JsonObject toJson() {
    return toJson(isEnabled());
  }

  private JsonObject toJson(boolean whole) {
    return whole
        ? new JsonObject().put(CERTIFICATE, certificate).put(KEY, key).put(CA, ca)
        : new JsonObject();
  }

  @Override
  public boolean equals(Object other) {
    return other instanceof NodeTls tls
        && certificate.equals(tls.certificate)
        && key.equals(tls.key)
        && ca.equals(tls.ca);
  }

  @Override
  public int hashCode() {
    return Objects.hash(certificate, key, ca);
  }
}
