package io.ringelection.core.wire;

import io.ringelection.NodeId;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.HashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Appends values to a growing array. {@link Reader} has the opposite of each method. */
final class Writer {
  private byte[] bytes;
  private int size;
  private final Map<NodeId, Integer> named = new HashMap<>();

  Writer(int capacity) {
    bytes = new byte[capacity];
  }

  int size() {
    return size;
  }

  byte[] toByteArray() {
    return Arrays.copyOf(bytes, size);
  }

  /** Eight bits. */
  void octet(int value) {
    reserve(1);
    bytes[size++] = (byte) value;
  }

  void flag(boolean value) {
    octet(value ? 1 : 0);
  }

  /** All 64 bits in eight bytes, highest first: for values that are random. */
  void fixed(long value) {
    reserve(Long.BYTES);
    for (int shift = 56; shift >= 0; shift -= 8) {
      bytes[size++] = (byte) (value >>> shift);
    }
  }

  /** A number from 0 to {@code max} in one byte for each seven bits, lowest first. */
  void natural(String what, long value, long max) {
    Limits.check(what, value, max);
    varint(value);
  }

  /** A number that may be negative, short when it is near 0. */
  void signed(long value) {
    varint(value << 1 ^ value >> 63);
  }

  /** A node by its place among those named so far; named in full the first time. 0 is null. */
  void node(@Nullable NodeId node) {
    if (node == null) {
      varint(0);
      return;
    }
    int next = named.size() + 1;
    Integer known = named.putIfAbsent(node, next);
    varint(known == null ? next : known);
    if (known == null) {
      byte[] name = node.name().getBytes(StandardCharsets.ISO_8859_1);
      natural("length of the node name", name.length, Limits.NAME);
      append(name, name.length);
      fixed(node.incarnation());
    }
  }

  /** What the other writer has written. */
  void append(Writer other) {
    append(other.bytes, other.size);
  }

  private void append(byte[] source, int length) {
    reserve(length);
    System.arraycopy(source, 0, bytes, size, length);
    size += length;
  }

  private void varint(long value) {
    reserve(10);
    long rest = value;
    while ((rest & ~0x7FL) != 0) {
      bytes[size++] = (byte) (rest | 0x80);
      rest >>>= 7;
    }
    bytes[size++] = (byte) rest;
  }

  private void reserve(int more) {
    if (bytes.length - size < more) {
      bytes = Arrays.copyOf(bytes, Math.max(bytes.length * 2, size + more));
    }
  }
}
