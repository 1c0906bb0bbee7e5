package io.ringelection.verticles.transport;

import io.vertx.core.buffer.Buffer;
import io.vertx.core.net.NetSocket;
import io.vertx.core.parsetools.RecordParser;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.function.LongSupplier;

/**
 * One open connection between two nodes, which both use. A frame is a byte 1, its length in four
 * bytes, and the frame; whoever gets one answers with a byte 0. So each side knows how much is
 * under way, how long ago the other read something, and never has more than a little under way to
 * one that does not read. On one event loop.
 */
final class Link {
  /** A longer frame goes another way. */
  static final int MAX_BYTES = 1 << 20;

  static final int MOST_FRAMES = 256;

  private static final byte READ = 0;
  private static final byte FRAME = 1;
  private static final int LENGTH_BYTES = 4;

  private final NetSocket socket;
  private final LongSupplier clock;
  private final Listener listener;
  private final RecordParser parser = RecordParser.newFixed(1);
  private final Deque<Sent> underWay = new ArrayDeque<>();
  private Expecting expecting = Expecting.KIND;
  private long bytes;

  private record Sent(long at, int size) {}

  private enum Expecting {
    KIND,
    LENGTH,
    BODY
  }

  /** Who gets what arrives. */
  interface Listener {
    void arrived(Link link, byte[] frame);

    /** Called once; nothing arrives any more. */
    void ended(Link link);
  }

  /** Reads from now on. */
  Link(NetSocket socket, LongSupplier clock, Listener listener) {
    this.socket = socket;
    this.clock = clock;
    this.listener = listener;
    parser.handler(this::read);
    socket.exceptionHandler(broken -> close());
    socket.closeHandler(closed -> listener.ended(this));
    socket.handler(parser);
  }

  private void read(Buffer part) {
    switch (expecting) {
      case KIND -> kind(part.getByte(0));
      case LENGTH -> length(part.getInt(0));
      case BODY -> {
        expect(Expecting.KIND, 1);
        socket.write(Buffer.buffer(new byte[] {READ})).onFailure(broken -> close());
        listener.arrived(this, part.getBytes());
      }
    }
  }

  private void kind(byte kind) {
    if (kind == FRAME) {
      expect(Expecting.LENGTH, LENGTH_BYTES);
    } else if (kind == READ && !underWay.isEmpty()) {
      bytes -= underWay.remove().size();
    } else {
      close();
    }
  }

  private void length(int length) {
    if (length < 1 || length > MAX_BYTES) {
      close();
    } else {
      expect(Expecting.BODY, length);
    }
  }

  private void expect(Expecting next, int size) {
    expecting = next;
    parser.fixedSizeMode(size);
  }

  /**
   * Sends a frame, unless too much is under way or something has been for longer than {@code
   * patience}.
   *
   * @return false when it has to go another way
   */
  boolean write(byte[] frame, long patience) {
    boolean room = underWay.size() < MOST_FRAMES && bytes + frame.length <= MAX_BYTES;
    if (!room || isStalled(patience)) {
      return false;
    }
    underWay.add(new Sent(clock.getAsLong(), frame.length));
    bytes += frame.length;
    Buffer message =
        Buffer.buffer(1 + LENGTH_BYTES + frame.length)
            .appendByte(FRAME)
            .appendInt(frame.length)
            .appendBytes(frame);
    socket.write(message).onFailure(broken -> close());
    return true;
  }

  /** True when the other side has read nothing for {@code patience} although it should. */
  boolean isStalled(long patience) {
    return !underWay.isEmpty() && clock.getAsLong() - underWay.element().at() > patience;
  }

  void close() {
    socket.close().onComplete(closed -> {});
  }
}
