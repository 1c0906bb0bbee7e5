package io.ringelection.verticles.beacon;

import io.ringelection.NodeId;
import io.vertx.core.buffer.Buffer;
import io.vertx.core.json.DecodeException;
import io.vertx.core.json.JsonObject;
import io.vertx.core.net.NetSocket;
import io.vertx.core.net.SocketAddress;
import org.jspecify.annotations.Nullable;

/**
 * What a beacon shows: one line of JSON with its incarnation and the two addresses of the
 * connection as it sees them.
 *
 * @param ring name of the ring
 * @param node whose beacon it is
 * @param here the beacon's own address and port
 * @param there address and port of whoever connected
 */
record Sign(String ring, NodeId node, String here, String there) {
  static final String END = "\n";

  /** A longer line is none. */
  static final int MAX_BYTES = 1024;

  private static final int VERSION = 1;

  /** What the beacon of {@code node} shows on this connection. */
  static Sign on(NetSocket socket, String ring, NodeId node) {
    return new Sign(ring, node, text(socket.localAddress()), text(socket.remoteAddress()));
  }

  /** True when the other end of {@code socket} wrote this and nothing stands between the ends. */
  boolean mirrors(NetSocket socket) {
    String other = text(socket.remoteAddress());
    return !other.isEmpty() && other.equals(here) && there.equals(text(socket.localAddress()));
  }

  /** Empty when the connection was over before anybody asked. */
  private static String text(@Nullable SocketAddress address) {
    return address == null ? "" : address.hostAddress() + ' ' + address.port();
  }

  Buffer line() {
    return new JsonObject()
        .put("beacon", VERSION)
        .put("ring", ring)
        .put("node", node.toString())
        .put("here", here)
        .put("there", there)
        .toBuffer()
        .appendString(END);
  }

  /**
   * What a beacon says before it ends a connection while its node lives: after the sign anything
   * makes the connection worthless as a proof.
   */
  static Buffer farewell() {
    return Buffer.buffer(END);
  }

  /**
   * Reads what {@link #line()} wrote, without its end.
   *
   * @throws IllegalArgumentException when it is something else
   */
  static Sign parse(Buffer line) {
    try {
      JsonObject json = new JsonObject(line);
      // As it stands there: 1.9 and 4294967297 would be made a 1.
      if (!Integer.valueOf(VERSION).equals(json.getValue("beacon"))) {
        throw new IllegalArgumentException("no sign of version " + VERSION);
      }
      return new Sign(
          string(json, "ring"),
          NodeId.parse(string(json, "node")),
          string(json, "here"),
          string(json, "there"));
    } catch (DecodeException | ClassCastException garbage) {
      throw new IllegalArgumentException("no sign of a beacon", garbage);
    }
  }

  private static String string(JsonObject json, String field) {
    String value = json.getString(field);
    if (value == null) {
      throw new IllegalArgumentException("a sign without '" + field + "'");
    }
    return value;
  }
}
