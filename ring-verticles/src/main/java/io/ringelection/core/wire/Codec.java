package io.ringelection.core.wire;

import io.ringelection.NodeId;

/**
 * Turns an envelope into bytes and back. Stateless, for any thread.
 *
 * <pre>
 * magic 0x52 | major | minor | length | term | from | to | kind | fields of the message
 *     1          1       1     varint  varint  node   node    1
 * </pre>
 *
 * <ul>
 *   <li><b>length</b>: bytes that follow it, up to the end of the array, at most 8 MiB.
 *   <li><b>varint</b>: seven bits a byte, the lowest first, high bit set on all but the last; a
 *       number that may be negative is zig-zagged first. Times and random values have eight bytes.
 *   <li><b>node</b>: 0 for none, else the place, from 1, among the nodes named so far in this
 *       message. A place one higher than the last names a new one: length of the name, the name,
 *       eight bytes of incarnation follow.
 *   <li><b>partitions with tokens</b>: each as the step from the one before: partition, term,
 *       revision, the first one from partition 0, the envelope's term and revision 0. The term step
 *       is one more than its zig-zag value; 0 stands for token 0, which has no revision step.
 *   <li><b>limits</b>: 65,536 partitions, 10,000 members, names of 64 characters, terms of 31 bits.
 * </ul>
 *
 * <p><b>Versions.</b> A new minor version may append fields to a message and add kinds. An older
 * node skips the appended fields, because it knows the length, and refuses the kinds; a newer one
 * takes a default for fields that an older minor version does not have. Any other change is a new
 * major version, and another major version is refused.
 */
public final class Codec {
  static final int MAGIC = 0x52;
  static final int MAJOR = 1;
  static final int MINOR = 0;

  private static final int USUAL_BYTES = 128;
  private static final int HEADER_BYTES = 13;

  private Codec() {}

  /**
   * Writes an envelope.
   *
   * @throws WireException when a value is outside its limits or the message is longer than 8 MiB
   */
  public static byte[] encode(Envelope envelope) {
    Writer body = new Writer(USUAL_BYTES);
    body.natural("term", envelope.term(), Limits.TERM);
    body.node(envelope.from());
    body.node(envelope.to());
    envelope.message().accept(new BodyWriter(body, envelope.term()));

    Writer frame = new Writer(HEADER_BYTES + body.size());
    frame.octet(MAGIC);
    frame.octet(MAJOR);
    frame.octet(MINOR);
    frame.natural("length", body.size(), Limits.LENGTH);
    frame.append(body);
    return frame.toByteArray();
  }

  /**
   * Reads an envelope. Takes memory in proportion to the bytes given, whatever they claim.
   *
   * @throws WireException when the bytes are no message of this major version; nothing else is
   *     thrown
   */
  public static Envelope decode(byte[] bytes) {
    Reader in = new Reader(bytes);
    int minor = header(in);
    long term = in.natural("term", Limits.TERM);
    NodeId from = in.node("sender");
    NodeId to = in.nodeOrNone("receiver");
    Message message = new BodyReader(in, term).read();
    if (minor <= MINOR && in.left() > 0) {
      throw new WireException(in.left() + " bytes follow the message: none are allowed");
    }
    return new Envelope(from, to, term, message);
  }

  private static int header(Reader in) {
    int magic = in.octet("magic");
    if (magic != MAGIC) {
      throw new WireException("first byte " + magic + " is no ring message: " + MAGIC + " is one");
    }
    int major = in.octet("major version");
    if (major != MAJOR) {
      throw new WireException("major version " + major + " is not understood: only " + MAJOR);
    }
    int minor = in.octet("minor version");
    int length = in.natural("length", Limits.LENGTH);
    if (length != in.left()) {
      throw new WireException("length " + length + " is wrong: " + in.left() + " bytes follow");
    }
    return minor;
  }
}
