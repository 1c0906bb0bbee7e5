package io.ringelection.verticles.driver;

import io.ringelection.Cause;
import io.ringelection.NodeId;
import io.ringelection.OwnershipEvent;
import io.ringelection.Phase;
import io.ringelection.RingEvent;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.event.Level;

/**
 * The events of a node as lines of its log, for who asks later what happened: WARN where something
 * was lost, INFO what members and leaders do, DEBUG partitions that change hands in order. On the
 * loop of the {@link Voice}: who reads a log may be slow.
 */
final class EventLog {
  private static final Story STORY = new Story();

  private final Logger log;
  private final NodeId self;
  private Phase phase = Phase.NEW;
  private @Nullable NodeId followed;

  EventLog(Logger log, NodeId self) {
    this.log = log;
    this.self = self;
  }

  /** Where the node stands now. Who leads tells that as an event. */
  void stands(Board.Standing now) {
    if (now.phase() != phase) {
      phase = now.phase();
      log.info("{} is {}", self, phase);
    }
    if (now.leader() != null && !now.leader().equals(followed) && !now.leader().equals(self)) {
      log.info("{} follows {} in term {}", self, now.leader(), now.term());
    }
    followed = now.leader();
  }

  void write(RingEvent event) {
    Level level = level(event);
    if (log.isEnabledForLevel(level)) {
      log.atLevel(level).log("{} {}: {}", event.node(), event.accept(STORY), event.cause());
    }
  }

  private static Level level(RingEvent event) {
    boolean died = event instanceof RingEvent.MemberLeft && event.cause() != Cause.LEAVE;
    if (died || event instanceof RingEvent.Lost || event instanceof RingEvent.MemberSuspected) {
      return Level.WARN;
    }
    return event instanceof OwnershipEvent ? Level.DEBUG : Level.INFO;
  }

  /** What the node did. Members and plans are told by the one that leads. */
  private static final class Story implements RingEvent.Visitor<String> {
    @Override
    public String assigned(RingEvent.Assigned event) {
      return "owns " + partitions(event.grants().size()) + " more";
    }

    @Override
    public String revoking(RingEvent.Revoking event) {
      return "hands off " + partitions(event.grants().size());
    }

    @Override
    public String revoked(RingEvent.Revoked event) {
      return "released " + partitions(event.grants().size());
    }

    @Override
    public String lost(RingEvent.Lost event) {
      return "lost " + partitions(event.grants().size());
    }

    @Override
    public String memberJoined(RingEvent.MemberJoined event) {
      return "sees that " + event.member() + " joined";
    }

    @Override
    public String memberLeft(RingEvent.MemberLeft event) {
      return "sees that " + event.member() + " left";
    }

    @Override
    public String memberSuspected(RingEvent.MemberSuspected event) {
      return "suspects " + event.member();
    }

    @Override
    public String leaderElected(RingEvent.LeaderElected event) {
      return "leads term " + event.term();
    }

    @Override
    public String leaderLost(RingEvent.LeaderLost event) {
      return event.leader().equals(event.node())
          ? "leads no longer"
          : "lost its leader " + event.leader();
    }

    @Override
    public String planStarted(RingEvent.PlanStarted event) {
      return "begins to move " + partitions(event.moves());
    }

    @Override
    public String planFinished(RingEvent.PlanFinished event) {
      return "moved " + partitions(event.moves()) + " in " + event.durationMillis() + " ms";
    }

    private static String partitions(int count) {
      return count == 1 ? "1 partition" : count + " partitions";
    }
  }
}
