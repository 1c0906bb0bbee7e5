package io.ringelection.verticles.transport;

import io.ringelection.NodeId;
import io.ringelection.core.wire.Codec;
import io.ringelection.core.wire.Envelope;
import io.ringelection.core.wire.WireException;
import java.util.Optional;
import java.util.function.Consumer;
import java.util.function.LongSupplier;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Judges what arrives. Anybody on the event bus can write to an inbox, and members of another
 * version do: what is no message of the ring is counted, told once in a while, and dropped.
 */
final class Inbox {
  static final int MAX_BYTES = 8 << 20;
  private static final long COMPLAINT_INTERVAL = 10_000_000_000L;
  private static final Logger LOG = LoggerFactory.getLogger(Inbox.class);

  private final NodeId self;
  private final Peers peers;
  private final Traffic traffic;
  private final LongSupplier clock;
  private final Consumer<Envelope> receiver;
  private final Silence silence;
  private final Complaints complaints = new Complaints(COMPLAINT_INTERVAL);

  Inbox(
      NodeId self,
      Peers peers,
      Traffic traffic,
      LongSupplier clock,
      Consumer<Envelope> receiver,
      Silence silence) {
    this.self = self;
    this.peers = peers;
    this.traffic = traffic;
    this.clock = clock;
    this.receiver = receiver;
    this.silence = silence;
  }

  /**
   * Takes what came.
   *
   * @param way it came, for the complaint about garbage
   * @return the greeting when it was one
   */
  Optional<Greeting> arrived(String way, @Nullable Object body) {
    try {
      return judge(body);
    } catch (WireException | IllegalArgumentException garbage) {
      complain(way, garbage);
      return Optional.empty();
    }
  }

  private Optional<Greeting> judge(@Nullable Object body) {
    if (!(body instanceof byte[] bytes)) {
      throw new IllegalArgumentException(
          "a message of the ring is a byte[], not "
              + (body == null ? "nothing" : "a " + body.getClass().getSimpleName()));
    }
    if (bytes.length > MAX_BYTES) {
      throw new IllegalArgumentException(
          bytes.length + " bytes are too many for a message: " + MAX_BYTES + " at most");
    }
    Frame frame = Frame.of(bytes);
    if (Greeting.is(frame.body())) {
      Greeting greeting = Greeting.of(frame.body());
      silence.broken(clock.getAsLong());
      return Optional.of(greeting);
    }
    Envelope envelope = Codec.decode(frame.body());
    if (envelope.from().equals(self)) {
      return Optional.empty();
    }
    if (envelope.to() != null && !envelope.to().equals(self)) {
      throw new IllegalArgumentException("a message for " + envelope.to() + " came to " + self);
    }
    deliver(frame.sentAt(), envelope);
    return Optional.empty();
  }

  private void deliver(long sentAt, Envelope envelope) {
    long now = clock.getAsLong();
    silence.broken(now);
    if (peers.of(envelope.from()).freshness.isLate(sentAt, now)) {
      traffic.count(Traffic.Kind.LATE);
      LOG.debug("{} drops a late {}", self, envelope);
      return;
    }
    traffic.count(Traffic.Kind.RECEIVED);
    receiver.accept(envelope);
  }

  private void complain(String way, RuntimeException garbage) {
    traffic.count(Traffic.Kind.GARBAGE);
    long count = complaints.due(clock.getAsLong());
    if (count > 0) {
      String why = garbage.getMessage();
      LOG.warn("{} dropped {} strange message(s) at {}, lately: {}", self, count, way, why);
    }
  }
}
