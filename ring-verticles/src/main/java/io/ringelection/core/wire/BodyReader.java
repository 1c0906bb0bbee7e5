package io.ringelection.core.wire;

/** Reads what {@link BodyWriter} wrote. Arguments are evaluated in the order of the fields. */
final class BodyReader {
  private final Reader in;
  private final long term;

  BodyReader(Reader in, long term) {
    this.in = in;
    this.term = term;
  }

  Message read() {
    int kind = in.octet("kind");
    return switch (kind) {
      case Kind.HELLO -> hello();
      case Kind.REFUSED -> new Message.Refused(in.fixed("ring hash"), partitions());
      case Kind.PRE_VOTE -> new Message.PreVote(Views.read(in), Views.readOrNone(in));
      case Kind.PRE_VOTE_REPLY -> preVoteReply();
      case Kind.ELECT -> new Message.Elect(Views.read(in), Views.readOrNone(in));
      case Kind.PROMISE -> promise();
      case Kind.COORDINATOR -> new Message.Coordinator(Views.read(in), Views.readOrNone(in));
      case Kind.TRANSFER -> new Message.Transfer();
      case Kind.NACK -> new Message.Nack();
      case Kind.ROUND -> new Message.Round(round());
      case Kind.ROUND_ACK -> new Message.RoundAck(round(), viewNumber());
      case Kind.ACCEPT -> new Message.Accept(Views.read(in), Views.read(in));
      case Kind.ACCEPTED -> new Message.Accepted(viewNumber());
      case Kind.KNOWN -> new Message.Known(Views.read(in));
      case Kind.REPORT -> report();
      case Kind.HEARTBEAT -> heartbeat();
      case Kind.HEARTBEAT_ACK -> heartbeatAck();
      case Kind.FENCE -> new Message.Fence(session());
      case Kind.BYE -> new Message.Bye();
      case Kind.OBITUARY -> new Message.Obituary(in.node("dead node"));
      case Kind.ASSIGN ->
          new Message.Assign(session(), Grants.readCause(in), Grants.read(in, term));
      case Kind.REVOKE ->
          new Message.Revoke(session(), Grants.readCause(in), Grants.read(in, term));
      case Kind.RELEASED -> new Message.Released(session(), Grants.read(in, term));
      default ->
          throw new WireException("message kind " + kind + " is unknown: 1 to " + Kind.OBITUARY);
    };
  }

  private Message hello() {
    return new Message.Hello(
        in.fixed("ring hash"), partitions(), roles(), Views.read(in), Views.readOrNone(in));
  }

  private Message preVoteReply() {
    return new Message.PreVoteReply(
        in.flag("silent"), in.flag("senior"), Views.read(in), Views.readOrNone(in));
  }

  private Message promise() {
    return new Message.Promise(
        in.flag("granted"),
        in.natural("highest term", Limits.TERM),
        in.natural("remaining time", Long.MAX_VALUE),
        Views.read(in),
        Views.readOrNone(in));
  }

  private Message report() {
    return new Message.Report(session(), in.fixed("sent at"), roles(), Holds.read(in, term));
  }

  private Message heartbeat() {
    return new Message.Heartbeat(
        session(),
        in.fixed("sent at"),
        roles(),
        in.natural("number of partitions held", Limits.PARTITIONS),
        in.fixed("digest"),
        viewNumber(),
        tableRevision());
  }

  private Message heartbeatAck() {
    return new Message.HeartbeatAck(
        session(),
        in.fixed("sent at"),
        in.natural("duration of the lease", Long.MAX_VALUE),
        Grants.readWanted(in, term),
        tableRevision(),
        Holds.readTable(in, term));
  }

  private int partitions() {
    return in.natural("number of partitions", Limits.PARTITIONS);
  }

  private int roles() {
    return in.natural("roles", Integer.MAX_VALUE);
  }

  private int viewNumber() {
    return in.natural("view number", Integer.MAX_VALUE);
  }

  private long session() {
    return in.natural("session", Long.MAX_VALUE);
  }

  private long round() {
    return in.natural("round", Long.MAX_VALUE);
  }

  private long tableRevision() {
    return in.natural("table revision", Long.MAX_VALUE);
  }
}
