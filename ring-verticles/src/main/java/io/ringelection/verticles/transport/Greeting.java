package io.ringelection.verticles.transport;

import io.ringelection.NodeId;
import io.vertx.core.buffer.Buffer;
import java.nio.charset.StandardCharsets;
import org.jspecify.annotations.Nullable;

/**
 * A frame's body that is no message of the ring: who I am and where I can be reached. Written as a
 * byte 0, which no message begins with, a byte that is 1 when an answer is wanted, and as text the
 * node, the ports of its beacon and for links, and the host, with blanks between, and at the end
 * the node that is sought, if any is.
 *
 * @param from who greets
 * @param wantsAnswer whether {@code from} wants to be greeted in turn
 * @param place where {@code from} can be reached
 * @param sought of whom {@code from} wants to know where it can be reached
 */
record Greeting(NodeId from, boolean wantsAnswer, Place place, @Nullable NodeId sought) {
  private static final byte MARK = 0;
  private static final int HEADER = 2;
  private static final int MAX_BYTES = 512;
  private static final int WORDS = 4;

  /** Of a node that seeks nobody. */
  Greeting(NodeId from, boolean wantsAnswer, Place place) {
    this(from, wantsAnswer, place, null);
  }

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
    String seeking = sought == null ? text : text + " " + sought;
    return Buffer.buffer()
        .appendByte(MARK)
        .appendByte((byte) (wantsAnswer ? 1 : 0))
        .appendString(seeking)
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
    boolean seeking = words.length == WORDS + 1;
    if (words.length != WORDS && !seeking) {
      throw new IllegalArgumentException("a greeting has a node, two ports and a host");
    }
    return new Greeting(
        NodeId.parse(words[0]),
        body[1] == 1,
        new Place(words[3], Integer.parseInt(words[1]), Integer.parseInt(words[2])),
        seeking ? NodeId.parse(words[WORDS]) : null);
  }
}
