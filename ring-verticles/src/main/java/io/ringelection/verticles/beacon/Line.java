package io.ringelection.verticles.beacon;

import io.vertx.core.buffer.Buffer;
import io.vertx.core.net.NetSocket;
import io.vertx.core.net.SocketAddress;
import io.vertx.core.parsetools.RecordParser;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/**
 * A connection to a beacon, watched from its first moment to its end: a sign, then silence, then
 * one of two ends. On one event loop.
 */
final class Line {
  private final NetSocket socket;
  private final Consumer<Buffer> sign;
  private final Consumer<Line> over;
  private boolean signed;
  private boolean broken;
  private boolean ended;
  private @Nullable Consumer<Line> watcher;

  /**
   * Reads.
   *
   * @param sign gets the first line, once
   * @param over called when it is over before anybody watches it
   */
  Line(NetSocket socket, Consumer<Buffer> sign, Consumer<Line> over) {
    this.socket = socket;
    this.sign = sign;
    this.over = over;
    RecordParser lines = RecordParser.newDelimited(Sign.END);
    lines.maxRecordSize(Sign.MAX_BYTES);
    lines.handler(this::read);
    lines.exceptionHandler(tooLong -> hangUp());
    socket.exceptionHandler(reset -> broken = true);
    socket.closeHandler(closed -> end());
    socket.handler(lines);
  }

  private void read(Buffer line) {
    if (signed) {
      hangUp();
    } else {
      signed = true;
      sign.accept(line);
    }
  }

  private void end() {
    ended = true;
    if (watcher == null) {
      over.accept(this);
    } else {
      watcher.accept(this);
    }
  }

  NetSocket socket() {
    return socket;
  }

  /** Where the other end is, as numbers, which nobody resolves anew. Once a sign has told it. */
  SocketAddress origin() {
    SocketAddress other = socket.remoteAddress();
    return SocketAddress.inetSocketAddress(other.port(), other.hostAddress());
  }

  /** True when the other side has ended the connection in order: a FIN, and nothing but that. */
  boolean wasEndedByOther() {
    return ended && !broken;
  }

  /** Tells {@code whom} when it is over, at once when it is already. */
  void onEnd(Consumer<Line> whom) {
    watcher = whom;
    if (ended) {
      whom.accept(this);
    }
  }

  /** Ends it from this side, which is no sign of anything. */
  void hangUp() {
    broken = true;
    socket.close().onComplete(closed -> {});
  }
}
