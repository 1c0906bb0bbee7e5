package io.ringelection.verticles.transport;

import io.ringelection.NodeId;
import io.vertx.core.buffer.Buffer;
import java.nio.charset.StandardCharsets;

/**
 * A frame's body that is no message of the ring: who I am and where I can be reached. Written as a
 * byte 0, which no message begins with, a byte that is 1 when an answer is wanted, and as text the
 * node, the ports of its beacon and for links, and the host, with blanks between.
 *
 * @param from who greets
 * @param wantsAnswer whether {@code from} wants to be greeted in turn
 * @param place where {@code from} can be reached
 */
record Greeting(NodeId from, boolean wantsAnswer, Place place) {
  private static final byte MARK = 0;
  private static final int HEADER = 2;
  private static final int MAX_BYTES = 512;
  private static final int WORDS = 4;

  static boolean is(byte[] body) {
    return body.length > 0 && body[0] == MARK;
  }

  byte[] bytes() {
    String text =
        String.join(
            " ",
            from.toString(),
            Integer.toString(place.beaconPort()),
            Integer.toString(place.linkPort()),
            place.host());
    return Buffer.buffer()
        .appendByte(MARK)
        .appendByte((byte) (wantsAnswer ? 1 : 0))
        .appendString(text)
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
    if (words.length != WORDS) {
      throw new IllegalArgumentException("a greeting has a node, two ports and a host");
    }
    return new Greeting(
        NodeId.parse(words[0]),
        body[1] == 1,
        new Place(words[3], Integer.parseInt(words[1]), Integer.parseInt(words[2])));
  }
}
