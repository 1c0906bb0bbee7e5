package io.ringelection.verticles.driver;

import io.ringelection.NodeId;
import io.ringelection.core.step.Effect;
import io.ringelection.verticles.transport.Complaints;
import java.util.concurrent.TimeUnit;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** The log of one node: what the core notes, and what it waits for. */
final class Notes {
  private static final long INTERVAL = TimeUnit.SECONDS.toNanos(10);

  private final Logger log;
  private final NodeId self;
  private final Complaints refusals = new Complaints(INTERVAL);
  private final EventLog events;
  private long quietUntil;

  Notes(String ring, NodeId self, long now) {
    this.quietUntil = now + INTERVAL;
    this.log = LoggerFactory.getLogger("io.ringelection.ring." + ring);
    this.self = self;
    this.events = new EventLog(log, self);
  }

  /** For what the node tells. */
  EventLog events() {
    return events;
  }

  void write(Effect.Note note) {
    String about = note.about() == null ? "" : " (" + note.about() + ")";
    switch (note.level()) {
      case DEBUG -> log.debug("{}: {}{}", self, note.text(), about);
      case INFO -> log.info("{}: {}{}", self, note.text(), about);
      case WARN -> log.warn("{}: {}{}", self, note.text(), about);
      case ALARM -> log.error("{}: ALARM, a person should look: {}{}", self, note.text(), about);
    }
  }

  /**
   * To be called now and then. Writes when the node waits for long, and then once per interval.
   *
   * @param waitingFor empty when it waits for nothing
   */
  void waits(String waitingFor, long now) {
    boolean waits = !waitingFor.isEmpty();
    if (waits && now - quietUntil >= 0) {
      log.warn("{} waits for {}", self, waitingFor);
    }
    if (!waits || now - quietUntil >= 0) {
      quietUntil = now + INTERVAL;
    }
  }

  void refused(String sentence, long now) {
    if (refusals.due(now) > 0) {
      log.error("{}: {}", self, sentence);
    }
  }

  /** The node's loop has turned that much later than it should. */
  void heldUp(long nanos) {
    log.warn(
        "{} stood still for {} ms: its process was stopped, its machine is too busy, or something"
            + " blocks its event loop",
        self,
        TimeUnit.NANOSECONDS.toMillis(nanos));
  }

  void failed(String why, String needed) {
    log.error("{}: {}; it drops everything and ends, and waits for {}", self, why, needed);
  }

  void leaves(String why, String needed) {
    log.error("{}: {}; it leaves the ring, and then waits for {}", self, why, needed);
  }

  void broken(Throwable why) {
    log.error("{}: the node's own logic failed; it drops everything and ends", self, why);
  }
}
