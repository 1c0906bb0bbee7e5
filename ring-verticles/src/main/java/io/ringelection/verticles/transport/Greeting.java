package io.ringelection.verticles.transport;

import io.ringelection.NodeId;
import io.vertx.core.buffer.Buffer;
import io.vertx.core.net.SocketAddress;
import java.nio.charset.StandardCharsets;
import org.jspecify.annotations.Nullable;

/**
 * A frame's body that is no message of the ring: who I am and where my beacon stands. Written as a
 * byte 0, which no message begins with, a byte that is 1 when an answer is wanted, and as text the
 * node, a blank, the port (0 without a beacon), a blank, the host.
 *
 * @param from who greets
 * @param wantsAnswer whether {@code from} wants to be greeted in turn
 * @param beacon where the beacon of {@code from} stands, null when it has none
 */
record Greeting(NodeId from, boolean wantsAnswer, @Nullable SocketAddress beacon) {
  private static final byte MARK = 0;
  private static final int HEADER = 2;
  private static final int MAX_BYTES = 512;
  private static final int MAX_PORT = 65_535;

  static boolean is(byte[] body) {
    return body.length > 0 && body[0] == MARK;
  }

  byte[] bytes() {
    String place = beacon == null ? "0 -" : beacon.port() + " " + beacon.host();
    return Buffer.buffer()
        .appendByte(MARK)
        .appendByte((byte) (wantsAnswer ? 1 : 0))
        .appendString(from + " " + place)
        .getBytes();
  }

  /**
   * Reads what {@link #bytes()} wrote.
   *
   * @throws IllegalArgumentException when it is something else
   */
  static Greeting of(byte[] body) {
    if (body.length < HEADER || body.length > MAX_BYTES || !is(body)) {
      throw new IllegalArgumentException(body.length + " bytes are no greeting");
    }
    String text = new String(body, HEADER, body.length - HEADER, StandardCharsets.UTF_8);
    String[] words = text.split(" ", -1);
    if (words.length != 3 || words[2].isEmpty()) {
      throw new IllegalArgumentException("a greeting has a node, a port and a host");
    }
    int port = Integer.parseInt(words[1]);
    if (port < 0 || port > MAX_PORT) {
      throw new IllegalArgumentException("a greeting with port " + port);
    }
    return new Greeting(
        NodeId.parse(words[0]),
        body[1] == 1,
        port == 0 ? null : SocketAddress.inetSocketAddress(port, words[2]));
  }
}
