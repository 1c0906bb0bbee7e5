package io.ringelection.journal;

import java.nio.BufferUnderflowException;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.Optional;
import java.util.zip.CRC32;
import org.jspecify.annotations.Nullable;

/**
 * The text of a place: version, journal, position, flags, marks and a checksum over all that and
 * the ring's name, in URL-safe Base64. It protects from accidents, not from forgers: a forged place
 * gets its owner a wrong view, and nobody else anything.
 */
final class PlaceText {
  private static final byte VERSION = 1;
  private static final byte WHOLE = 1;
  private static final byte PORTABLE = 2;
  private static final int FIXED_BYTES = 1 + 8 + 8 + 1 + 4;
  private static final int MARK_BYTES = 16;

  private final byte[] ring;

  PlaceText(String ring) {
    this.ring = ring.getBytes(StandardCharsets.UTF_8);
  }

  String write(Place place) {
    int count = place.isPortable() ? place.marks().size() : 0;
    ByteBuffer out = ByteBuffer.allocate(FIXED_BYTES + count * MARK_BYTES);
    out.put(VERSION).putLong(place.journal()).putLong(place.next());
    out.put((byte) ((place.isWhole() ? WHOLE : 0) | (place.isPortable() ? PORTABLE : 0)));
    if (place.isPortable()) {
      place.marks().forEach((incarnation, mark) -> out.putLong(incarnation).putLong(mark));
    }
    out.putInt(checksum(out.array(), out.position()));
    return Base64.getUrlEncoder().withoutPadding().encodeToString(out.array());
  }

  /** Reads a place; empty for anything that was not written by the journal of such a ring. */
  Optional<Place> read(@Nullable String text) {
    if (text == null) {
      return Optional.empty();
    }
    try {
      byte[] bytes = Base64.getUrlDecoder().decode(text);
      int length = bytes.length - Integer.BYTES;
      ByteBuffer in = ByteBuffer.wrap(bytes);
      if (length < 0 || in.getInt(length) != checksum(bytes, length) || in.get() != VERSION) {
        return Optional.empty();
      }
      in.limit(length);
      return Optional.of(read(in));
    } catch (IllegalArgumentException | BufferUnderflowException damaged) {
      return Optional.empty();
    }
  }

  private static Place read(ByteBuffer in) {
    long journal = in.getLong();
    long next = in.getLong();
    byte flags = in.get();
    Marks marks = new Marks();
    while (in.hasRemaining()) {
      marks.set(in.getLong(), in.getLong());
    }
    return new Place(journal, next, marks, (flags & PORTABLE) != 0, (flags & WHOLE) != 0);
  }

  private int checksum(byte[] bytes, int length) {
    CRC32 sum = new CRC32();
    sum.update(bytes, 0, length);
    sum.update(ring);
    return (int) sum.getValue();
  }
}
