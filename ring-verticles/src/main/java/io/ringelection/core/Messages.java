package io.ringelection.core;

import io.ringelection.View;
import io.ringelection.core.wire.Envelope;
import io.ringelection.core.wire.Message;
import io.ringelection.core.wire.MessageHandler;

/** Brings every message to the part that handles it. */
final class Messages implements MessageHandler {
  private final Parts parts;
  private Envelope envelope;

  Messages(Parts parts) {
    this.parts = parts;
    this.envelope = new Envelope(parts.state.self(), null, 0, new Message.Nack());
  }

  void deliver(Envelope arrived) {
    envelope = arrived;
    arrived.message().accept(this);
  }

  /** What another ring of the same name says means nothing here. */
  private boolean isOurs(View committed) {
    return !parts.state.views().isForeign(committed);
  }

  @Override
  public void hello(Message.Hello message) {
    if (!parts.refounding.onForeignHello(envelope, message)) {
      parts.discovery.onHello(envelope, message);
    }
  }

  @Override
  public void refused(Message.Refused message) {
    parts.discovery.onRefused(envelope, message);
  }

  @Override
  public void preVote(Message.PreVote message) {
    if (isOurs(message.committed())) {
      parts.voter.onPreVote(envelope, message);
    }
  }

  @Override
  public void preVoteReply(Message.PreVoteReply message) {
    if (isOurs(message.committed())) {
      parts.candidate.onPreVoteReply(envelope, message);
    }
  }

  @Override
  public void elect(Message.Elect message) {
    if (isOurs(message.committed())) {
      parts.voter.onElect(envelope, message);
    }
  }

  @Override
  public void promise(Message.Promise message) {
    if (isOurs(message.committed()) && message.highestTerm() <= Inputs.HIGHEST_TERM) {
      parts.candidate.onPromise(envelope, message);
    }
  }

  @Override
  public void coordinator(Message.Coordinator message) {
    if (isOurs(message.committed())) {
      parts.renewal.onCoordinator(envelope, message);
    }
  }

  @Override
  public void transfer(Message.Transfer message) {
    parts.succession.onTransfer(envelope);
  }

  @Override
  public void nack(Message.Nack message) {
    parts.voter.onNack(envelope, message);
  }

  @Override
  public void round(Message.Round message) {
    parts.confirmation.onRound(envelope, message);
  }

  @Override
  public void roundAck(Message.RoundAck message) {
    parts.confirmation.onRoundAck(envelope, message);
  }

  @Override
  public void accept(Message.Accept message) {
    if (isOurs(message.committed())) {
      parts.acceptor.onAccept(envelope, message);
    }
  }

  @Override
  public void accepted(Message.Accepted message) {
    parts.viewChange.onAccepted(envelope, message);
  }

  @Override
  public void known(Message.Known message) {
    if (isOurs(message.committed())) {
      parts.viewChange.onKnown(message);
    }
  }

  @Override
  public void report(Message.Report message) {
    parts.leases.onReport(envelope, message);
  }

  @Override
  public void heartbeat(Message.Heartbeat message) {
    parts.leases.onHeartbeat(envelope, message);
  }

  @Override
  public void heartbeatAck(Message.HeartbeatAck message) {
    if (parts.renewal.onHeartbeatAck(envelope, message) && message.wanted() != null) {
      parts.handOff.onWanted(envelope, message.wanted());
    }
  }

  @Override
  public void fence(Message.Fence message) {
    parts.renewal.onFence(envelope, message);
  }

  @Override
  public void bye(Message.Bye message) {
    parts.leases.onBye(envelope);
  }

  @Override
  public void obituary(Message.Obituary message) {
    parts.obituaries.onObituary(envelope, message);
  }

  @Override
  public void assign(Message.Assign message) {
    parts.handOff.onAssign(envelope, message);
  }

  @Override
  public void revoke(Message.Revoke message) {
    parts.handOff.onRevoke(envelope, message);
  }

  @Override
  public void released(Message.Released message) {
    parts.rebalancer.onReleased(envelope, message);
  }
}
