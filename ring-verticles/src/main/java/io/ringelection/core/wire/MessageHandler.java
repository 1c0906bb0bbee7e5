package io.ringelection.core.wire;

/**
 * One method per kind of {@link Message}, so that a new kind is a compile error until it is
 * handled.
 */
public interface MessageHandler {
  void hello(Message.Hello message);

  void refused(Message.Refused message);

  void preVote(Message.PreVote message);

  void preVoteReply(Message.PreVoteReply message);

  void elect(Message.Elect message);

  void promise(Message.Promise message);

  void coordinator(Message.Coordinator message);

  void transfer(Message.Transfer message);

  void nack(Message.Nack message);

  void round(Message.Round message);

  void roundAck(Message.RoundAck message);

  void accept(Message.Accept message);

  void accepted(Message.Accepted message);

  void known(Message.Known message);

  void report(Message.Report message);

  void heartbeat(Message.Heartbeat message);

  void heartbeatAck(Message.HeartbeatAck message);

  void fence(Message.Fence message);

  void bye(Message.Bye message);

  void obituary(Message.Obituary message);

  void assign(Message.Assign message);

  void revoke(Message.Revoke message);

  void released(Message.Released message);
}
