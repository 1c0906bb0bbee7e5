package io.ringelection.core.wire;

import io.ringelection.View;
import org.jspecify.annotations.Nullable;

/** Writes a message after its kind, field by field in the order of its record. */
final class BodyWriter implements MessageHandler {
  private final Writer out;
  private final long term;

  BodyWriter(Writer out, long term) {
    this.out = out;
    this.term = term;
  }

  @Override
  public void hello(Message.Hello message) {
    out.octet(Kind.HELLO);
    out.fixed(message.ringHash());
    out.natural("number of partitions", message.partitions(), Limits.PARTITIONS);
    roles(message.roles());
    views(message.committed(), message.pending());
  }

  @Override
  public void refused(Message.Refused message) {
    out.octet(Kind.REFUSED);
    out.fixed(message.ringHash());
    out.natural("number of partitions", message.partitions(), Limits.PARTITIONS);
  }

  @Override
  public void preVote(Message.PreVote message) {
    out.octet(Kind.PRE_VOTE);
    views(message.committed(), message.pending());
  }

  @Override
  public void preVoteReply(Message.PreVoteReply message) {
    out.octet(Kind.PRE_VOTE_REPLY);
    out.flag(message.silent());
    out.flag(message.senior());
    views(message.committed(), message.pending());
  }

  @Override
  public void elect(Message.Elect message) {
    out.octet(Kind.ELECT);
    views(message.committed(), message.pending());
  }

  @Override
  public void promise(Message.Promise message) {
    out.octet(Kind.PROMISE);
    out.flag(message.granted());
    out.natural("highest term", message.highestTerm(), Limits.TERM);
    out.natural("remaining time", message.remaining(), Long.MAX_VALUE);
    views(message.committed(), message.pending());
  }

  @Override
  public void coordinator(Message.Coordinator message) {
    out.octet(Kind.COORDINATOR);
    views(message.committed(), message.pending());
  }

  @Override
  public void transfer(Message.Transfer message) {
    out.octet(Kind.TRANSFER);
  }

  @Override
  public void nack(Message.Nack message) {
    out.octet(Kind.NACK);
  }

  @Override
  public void round(Message.Round message) {
    out.octet(Kind.ROUND);
    out.natural("round", message.round(), Long.MAX_VALUE);
  }

  @Override
  public void roundAck(Message.RoundAck message) {
    out.octet(Kind.ROUND_ACK);
    out.natural("round", message.round(), Long.MAX_VALUE);
    viewNumber(message.viewNumber());
  }

  @Override
  public void accept(Message.Accept message) {
    out.octet(Kind.ACCEPT);
    views(message.committed(), message.pending());
  }

  @Override
  public void accepted(Message.Accepted message) {
    out.octet(Kind.ACCEPTED);
    viewNumber(message.viewNumber());
  }

  @Override
  public void known(Message.Known message) {
    out.octet(Kind.KNOWN);
    Views.write(out, message.committed());
  }

  @Override
  public void report(Message.Report message) {
    out.octet(Kind.REPORT);
    session(message.session());
    out.fixed(message.sentAt());
    roles(message.roles());
    Holds.write(out, term, message.holdings());
  }

  @Override
  public void heartbeat(Message.Heartbeat message) {
    out.octet(Kind.HEARTBEAT);
    session(message.session());
    out.fixed(message.sentAt());
    roles(message.roles());
    out.natural("number of partitions held", message.count(), Limits.PARTITIONS);
    out.fixed(message.digest());
    viewNumber(message.viewNumber());
    out.natural("table revision", message.tableRevision(), Long.MAX_VALUE);
  }

  @Override
  public void heartbeatAck(Message.HeartbeatAck message) {
    out.octet(Kind.HEARTBEAT_ACK);
    session(message.session());
    out.fixed(message.sentAt());
    out.natural("duration of the lease", message.duration(), Long.MAX_VALUE);
    Grants.writeWanted(out, term, message.wanted());
    out.natural("table revision", message.tableRevision(), Long.MAX_VALUE);
    Holds.writeTable(out, term, message.changes());
  }

  @Override
  public void fence(Message.Fence message) {
    out.octet(Kind.FENCE);
    session(message.session());
  }

  @Override
  public void bye(Message.Bye message) {
    out.octet(Kind.BYE);
  }

  @Override
  public void obituary(Message.Obituary message) {
    out.octet(Kind.OBITUARY);
    out.node(message.dead());
  }

  @Override
  public void assign(Message.Assign message) {
    out.octet(Kind.ASSIGN);
    session(message.session());
    Grants.writeCause(out, message.cause());
    Grants.write(out, term, message.grants());
  }

  @Override
  public void revoke(Message.Revoke message) {
    out.octet(Kind.REVOKE);
    session(message.session());
    Grants.writeCause(out, message.cause());
    Grants.write(out, term, message.grants());
  }

  @Override
  public void released(Message.Released message) {
    out.octet(Kind.RELEASED);
    session(message.session());
    Grants.write(out, term, message.grants());
  }

  private void views(View committed, @Nullable View pending) {
    Views.write(out, committed);
    Views.write(out, pending);
  }

  private void roles(int roles) {
    out.natural("roles", roles, Integer.MAX_VALUE);
  }

  private void session(long session) {
    out.natural("session", session, Long.MAX_VALUE);
  }

  private void viewNumber(int number) {
    out.natural("view number", number, Integer.MAX_VALUE);
  }
}
