package io.ringelection.core.wire;

import io.ringelection.NodeId;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Takes values off an array that anybody may have written. Each method is told what it reads, for
 * the text of the error; none allocates by a number it has not compared with the bytes left.
 */
final class Reader {
  private final byte[] bytes;
  private int at;
  private final List<NodeId> named = new ArrayList<>();

  Reader(byte[] bytes) {
    this.bytes = bytes;
  }

  int left() {
    return bytes.length - at;
  }

  int octet(String what) {
    need(what, 1);
    return bytes[at++] & 0xFF;
  }

  boolean flag(String what) {
    return Limits.check(what, octet(what), 1) == 1;
  }

  long fixed(String what) {
    need(what, Long.BYTES);
    long value = 0;
    for (int i = 0; i < Long.BYTES; i++) {
      value = value << 8 | bytes[at++] & 0xFF;
    }
    return value;
  }

  /** A number from 0 to {@code max}. */
  long natural(String what, long max) {
    return Limits.check(what, varint(what), max);
  }

  /** A number from 0 to {@code max}. */
  int natural(String what, int max) {
    return (int) natural(what, (long) max);
  }

  /** A number that may be negative. */
  long signed(String what) {
    long value = varint(what);
    return value >>> 1 ^ -(value & 1);
  }

  /** How many follow, each of at least {@code bytesEach}: no more than there can be. */
  int count(String what, int max, int bytesEach) {
    int count = natural("number of " + what, max);
    if (count > left() / bytesEach) {
      throw new WireException(
          count + " " + what + " cannot be in the " + left() + " bytes that are left");
    }
    return count;
  }

  /** A node, which must be there. */
  NodeId node(String what) {
    NodeId node = nodeOrNone(what);
    if (node == null) {
      throw new WireException(what + " is missing: a node is needed there");
    }
    return node;
  }

  /** A node or null. */
  @Nullable NodeId nodeOrNone(String what) {
    int place = natural("place of " + what, named.size() + 1);
    if (place == 0) {
      return null;
    }
    if (place > named.size()) {
      named.add(name(what));
    }
    return named.get(place - 1);
  }

  private NodeId name(String what) {
    int length = natural("length of the node name", Limits.NAME);
    need(what, length);
    String name = new String(bytes, at, length, StandardCharsets.ISO_8859_1);
    at += length;
    long incarnation = fixed(what);
    try {
      return new NodeId(name, incarnation);
    } catch (IllegalArgumentException badName) {
      throw new WireException(
          what + " has a name of " + length + " characters that is not allowed");
    }
  }

  private long varint(String what) {
    long value = 0;
    for (int shift = 0; shift < Long.SIZE; shift += 7) {
      int next = octet(what);
      value |= (next & 0x7FL) << shift;
      if (next < 0x80) {
        if (shift == 63 && next > 1) {
          break;
        }
        return value;
      }
    }
    throw new WireException(what + " has more than the 64 bits of a number");
  }

  private void need(String what, int count) {
    if (left() < count) {
      throw new WireException(
          "message ends within " + what + ": " + count + " bytes needed, " + left() + " left");
    }
  }
}
