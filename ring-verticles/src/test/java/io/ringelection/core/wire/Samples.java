package io.ringelection.core.wire;

import io.ringelection.Cause;
import io.ringelection.Grant;
import io.ringelection.NodeId;
import io.ringelection.Token;
import io.ringelection.View;
import java.util.List;
import java.util.stream.IntStream;

/** Messages as they are in a ring of three nodes that has run for a while. */
final class Samples {
  static final NodeId A = new NodeId("node-1", 0x1122334455667788L);
  static final NodeId B = new NodeId("node-2", 0x99AABBCCDDEEFF00L);
  static final NodeId C = new NodeId("node-3", 0x0123456789ABCDEFL);
  static final long TERM = 51_840_000;

  private static final long HASH = 0xFEDCBA9876543210L;
  private static final long SENT_AT = 86_400_123_456_789L;
  private static final View GENESIS = View.genesis(3);
  private static final View TWO = View.of(6, TERM - 1, HASH, List.of(A, B), List.of(A, B, C));
  private static final View THREE = View.of(7, TERM, HASH, List.of(A, B, C), List.of(A, B, C));

  private Samples() {}

  /** One envelope for each kind of message. */
  static List<Envelope> oneOfEach() {
    return List.of(
        toAll(new Message.Hello(HASH, 1024, Message.MAY_LEAD | Message.MAY_OWN, GENESIS, null)),
        toB(new Message.Refused(HASH, 512)),
        toB(new Message.PreVote(TWO, THREE)),
        toB(new Message.PreVoteReply(true, false, THREE, null)),
        toB(new Message.Elect(THREE, null)),
        toB(new Message.Promise(true, TERM, 1_500_000_000, TWO, THREE)),
        toB(new Message.Coordinator(THREE, null)),
        toB(new Message.Transfer()),
        toB(new Message.Nack()),
        round(),
        roundAck(),
        toB(new Message.Accept(TWO, THREE)),
        toB(new Message.Accepted(7)),
        toB(new Message.Known(THREE)),
        toB(new Message.Report(3, SENT_AT, Message.MAY_OWN, holdings())),
        heartbeat(),
        heartbeatAck(),
        toB(new Message.HeartbeatAck(3, SENT_AT, 1, wanted(), Token.of(TERM, 9), changes())),
        toB(new Message.Fence(3)),
        toB(new Message.Bye()),
        toB(new Message.Obituary(C)),
        assign(3),
        toB(new Message.Revoke(3, Cause.LEAVE, grants(2))),
        toB(new Message.Released(3, grants(2))));
  }

  static Envelope heartbeat() {
    int roles = Message.MAY_LEAD | Message.MAY_OWN;
    return toB(new Message.Heartbeat(3, SENT_AT, roles, 342, HASH, 7, Token.of(TERM, 2000)));
  }

  static Envelope heartbeatAck() {
    long revision = Token.of(TERM, 2000);
    return toB(new Message.HeartbeatAck(3, SENT_AT, 2_000_000_000, null, revision, List.of()));
  }

  static Envelope round() {
    return toB(new Message.Round(345_678));
  }

  static Envelope roundAck() {
    return toB(new Message.RoundAck(345_678, 7));
  }

  /** Every third partition, granted in one go, half of them from another node. */
  static Envelope assign(int grants) {
    return toB(new Message.Assign(3, Cause.BALANCE, grants(grants)));
  }

  private static List<Grant> grants(int count) {
    return IntStream.range(0, count)
        .mapToObj(i -> new Grant(3 * i, Token.of(TERM, 1000 + i), i % 2 == 0 ? C : null))
        .toList();
  }

  private static Message.Wanted wanted() {
    return new Message.Wanted(grants(2), List.of(new Grant(9, Token.of(TERM - 1, 8), null)));
  }

  private static Holdings holdings() {
    return new Holdings(
        new int[] {5, 6, 1000}, new long[] {Token.of(TERM, 1), Token.of(2, 7), Token.of(2, 8)});
  }

  private static List<Placement> changes() {
    return List.of(
        new Placement(0, A, Token.of(TERM, 8)),
        new Placement(1, null, 0),
        new Placement(2, C, Token.of(TERM, 9)));
  }

  private static Envelope toAll(Message message) {
    return new Envelope(A, null, TERM, message);
  }

  private static Envelope toB(Message message) {
    return new Envelope(A, B, TERM, message);
  }
}
