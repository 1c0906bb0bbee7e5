package io.ringelection.verticles.driver;

import static org.junit.jupiter.api.Assertions.assertEquals;

import ch.qos.logback.classic.Level;
import ch.qos.logback.classic.Logger;
import ch.qos.logback.classic.spi.ILoggingEvent;
import ch.qos.logback.core.read.ListAppender;
import io.ringelection.Cause;
import io.ringelection.EventHead;
import io.ringelection.Grant;
import io.ringelection.NodeId;
import io.ringelection.Phase;
import io.ringelection.RingEvent;
import io.ringelection.View;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.slf4j.LoggerFactory;

/** The log of a node tells what happened, as loud as it is. */
class EventLogTest {
  private static final NodeId SELF = new NodeId("n1", 1);
  private static final NodeId OTHER = new NodeId("n2", 2);
  private static final View VIEW = View.genesis(1);

  private final Logger logger = (Logger) LoggerFactory.getLogger("io.ringelection.ring.told");
  private final ListAppender<ILoggingEvent> lines = new ListAppender<>();
  private final Notes notes = new Notes("told", SELF, 0);

  @BeforeEach
  void open() {
    lines.start();
    logger.setLevel(Level.DEBUG);
    logger.addAppender(lines);
  }

  @AfterEach
  void close() {
    logger.detachAppender(lines);
    logger.setLevel(null);
  }

  private static EventHead head(Cause cause) {
    return new EventHead("told", SELF, 1, 7, 0, cause, 0);
  }

  private void assertLines(String... expected) {
    assertEquals(
        List.of(expected),
        lines.list.stream()
            .map(line -> line.getLevel() + " " + line.getFormattedMessage())
            .toList());
  }

  private void stands(Phase phase, long term, NodeId leader) {
    notes.events().stands(new Board.Standing(phase, term, leader, VIEW, ""));
  }

  @Test
  void lossesAreLouderThanWhatGoesInOrder() {
    EventLog log = notes.events();
    Grant grant = new Grant(3, 9, null);
    log.write(new RingEvent.Assigned(head(Cause.BALANCE), List.of(grant, new Grant(4, 9, null))));
    log.write(new RingEvent.Revoking(head(Cause.BALANCE), List.of(grant), 100));
    log.write(new RingEvent.Revoked(head(Cause.BALANCE), List.of(grant)));
    log.write(new RingEvent.Lost(head(Cause.SUSPENDED), List.of(grant)));

    assertLines(
        "DEBUG " + SELF + " owns 2 partitions more: BALANCE",
        "DEBUG " + SELF + " hands off 1 partition: BALANCE",
        "DEBUG " + SELF + " released 1 partition: BALANCE",
        "WARN " + SELF + " lost 1 partition: SUSPENDED");
  }

  @Test
  void aMemberThatDiedIsLouderThanOneThatLeft() {
    EventLog log = notes.events();
    log.write(new RingEvent.LeaderElected(head(Cause.UNOWNED), SELF));
    log.write(new RingEvent.MemberJoined(head(Cause.JOIN), OTHER));
    log.write(new RingEvent.PlanStarted(head(Cause.BALANCE), 5, 42));
    log.write(new RingEvent.PlanFinished(head(Cause.BALANCE), 5, 42, 80));
    log.write(new RingEvent.MemberSuspected(head(Cause.SILENCE), OTHER));
    log.write(new RingEvent.MemberLeft(head(Cause.CRASH_PROVED), OTHER));
    log.write(new RingEvent.MemberLeft(head(Cause.LEAVE), OTHER));
    log.write(new RingEvent.LeaderLost(head(Cause.OWNER_LOST), SELF));
    log.write(new RingEvent.LeaderLost(head(Cause.CRASH_PROVED), OTHER));

    assertLines(
        "INFO " + SELF + " leads term 7: UNOWNED",
        "INFO " + SELF + " sees that " + OTHER + " joined: JOIN",
        "INFO " + SELF + " begins to move 42 partitions: BALANCE",
        "INFO " + SELF + " moved 42 partitions in 80 ms: BALANCE",
        "WARN " + SELF + " suspects " + OTHER + ": SILENCE",
        "WARN " + SELF + " sees that " + OTHER + " left: CRASH_PROVED",
        "INFO " + SELF + " sees that " + OTHER + " left: LEAVE",
        "INFO " + SELF + " leads no longer: OWNER_LOST",
        "INFO " + SELF + " lost its leader " + OTHER + ": CRASH_PROVED");
  }

  @Test
  void whereANodeStandsIsToldWhenItChanges() {
    stands(Phase.SEEKING, 0, null);
    stands(Phase.SEEKING, 6, null);
    stands(Phase.MEMBER, 7, OTHER);
    stands(Phase.MEMBER, 8, OTHER);
    stands(Phase.MEMBER, 8, null);
    stands(Phase.MEMBER, 9, SELF);
    stands(Phase.MEMBER, 10, OTHER);

    assertLines(
        "INFO " + SELF + " is SEEKING",
        "INFO " + SELF + " is MEMBER",
        "INFO " + SELF + " follows " + OTHER + " in term 7",
        "INFO " + SELF + " follows " + OTHER + " in term 10");
  }

  @Test
  void nothingIsWrittenBelowTheLevel() {
    logger.setLevel(Level.WARN);

    notes.events().write(new RingEvent.MemberJoined(head(Cause.JOIN), OTHER));

    assertLines();
  }
}
