package io.ringelection.verticles.transport;

import io.ringelection.NodeId;
import io.vertx.core.buffer.Buffer;
import io.vertx.core.net.NetSocket;
import io.vertx.core.parsetools.RecordParser;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.function.LongSupplier;
import org.jspecify.annotations.Nullable;

/**
 * One open connection between two nodes, which both use. A frame is a byte 1, its length in four
 * bytes, and the frame; whoever gets one answers with a byte 0. So each side knows how much is
 * under way, how long ago the other read something, and never has more than a little under way to
 * one that does not read. Who is at the other end has to introduce itself soon, with a short frame.
 * On one event loop.
 */
final class Link {
  /** A longer frame goes another way. */
  static final int MAX_BYTES = 1 << 20;

  /** From somebody who has not introduced itself. */
  static final int MAX_BYTES_OF_STRANGERS = 1 << 10;

  static final int MOST_FRAMES = 256;

  private static final byte READ = 0;
  private static final byte FRAME = 1;
  private static final int LENGTH_BYTES = 4;

  private final NetSocket socket;
  private final @Nullable NodeId dialled;
  private final LongSupplier clock;
  private final Listener listener;
  private final RecordParser parser = RecordParser.newFixed(1);
  private final Deque<Sent> underWay = new ArrayDeque<>();
  private final long openedAt;
  private Expecting expecting = Expecting.KIND;
  private long bytes;
  private long readAt;
  private int unwrittenAnswers;
  private boolean introduced;

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

  /**
   * Reads from now on.
   *
   * @param dialled who should be at the other end; null when the other end has opened it
   */
  Link(NetSocket socket, @Nullable NodeId dialled, LongSupplier clock, Listener listener) {
    this.socket = socket;
    this.dialled = dialled;
    this.clock = clock;
    this.listener = listener;
    this.openedAt = clock.getAsLong();
    this.readAt = openedAt;
    parser.handler(this::read);
    socket.exceptionHandler(broken -> close());
    socket.closeHandler(closed -> listener.ended(this));
    socket.handler(parser);
  }

  /** Who should be at the other end; null when the other end has opened it. */
  @Nullable NodeId dialled() {
    return dialled;
  }

  /** The other end has said who it is. */
  void introduced() {
    introduced = true;
  }

  boolean isIntroduced() {
    return introduced;
  }

  private void read(Buffer part) {
    readAt = clock.getAsLong();
    switch (expecting) {
      case KIND -> kind(part.getByte(0));
      case LENGTH -> length(part.getInt(0));
      case BODY -> {
        expect(Expecting.KIND, 1);
        answer();
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
    if (length < 1 || length > (introduced ? MAX_BYTES : MAX_BYTES_OF_STRANGERS)) {
      close();
    } else {
      expect(Expecting.BODY, length);
    }
  }

  private void expect(Expecting next, int size) {
    expecting = next;
    parser.fixedSizeMode(size);
  }

  /** Who keeps the rules has no more frames under way, so it cannot be owed more answers. */
  private void answer() {
    unwrittenAnswers++;
    if (unwrittenAnswers > MOST_FRAMES) {
      close();
      return;
    }
    socket
        .write(Buffer.buffer(new byte[] {READ}))
        .onComplete(written -> unwrittenAnswers--, broken -> close());
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

  /**
   * True when the other side has read nothing for {@code patience} although it should, or has not
   * said who it is.
   */
  boolean isStalled(long patience) {
    long now = clock.getAsLong();
    return (!introduced && now - openedAt > patience)
        || (!underWay.isEmpty() && now - underWay.element().at() > patience);
  }

  /** True when nothing has come for so long, and nothing is under way that could tell why. */
  boolean isQuiet(long limit) {
    return introduced && underWay.isEmpty() && clock.getAsLong() - readAt > limit;
  }

  void close() {
    socket.close().onComplete(closed -> {});
  }
}
