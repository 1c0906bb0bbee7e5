package io.ringelection.core.wire;

import io.ringelection.Cause;
import io.ringelection.Grant;
import io.ringelection.NodeId;
import io.ringelection.View;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What a node can say. All durations and times are nanoseconds; a time is by the clock of the node
 * that wrote it first and comes back to it as an echo, nobody else reads it. {@code committed} and
 * {@code pending} are the views the sender knows: everybody learns from them.
 */
public sealed interface Message {

  /** Bit of {@code roles}: the node may vote and lead. */
  int MAY_LEAD = 1;

  /** Bit of {@code roles}: the node may own partitions. */
  int MAY_OWN = 2;

  /** Bit of {@code roles}: the node wants to go. */
  int LEAVING = 4;

  /** Bit of {@code roles}: the node may take part in founding a ring. */
  int MAY_FOUND = 8;

  /** Runs the handler's method for this kind of message. */
  void accept(MessageHandler handler);

  /**
   * A node without a leader, to all. Also a leader's sign of life to rings it may not know of.
   *
   * @param ringHash hash of the ring's name, lease and clock drift
   * @param partitions number of partitions the node was configured with
   */
  record Hello(long ringHash, int partitions, int roles, View committed, @Nullable View pending)
      implements Message {
    @Override
    public void accept(MessageHandler handler) {
      handler.hello(this);
    }
  }

  /** The ring has another name or partition count than the node that said hello. */
  record Refused(long ringHash, int partitions) implements Message {
    @Override
    public void accept(MessageHandler handler) {
      handler.refused(this);
    }
  }

  /**
   * Candidate to voters: is the leader silent for you, too? The term is the sender's, nothing is
   * promised.
   */
  record PreVote(View committed, @Nullable View pending) implements Message {
    @Override
    public void accept(MessageHandler handler) {
      handler.preVote(this);
    }
  }

  /**
   * The answer.
   *
   * @param silent the voter does not hear the leader either
   * @param senior Bully's ANSWER: the voter is more senior and stands itself
   */
  record PreVoteReply(boolean silent, boolean senior, View committed, @Nullable View pending)
      implements Message {
    @Override
    public void accept(MessageHandler handler) {
      handler.preVoteReply(this);
    }
  }

  /** Candidate to voters: promise me the term of the envelope. */
  record Elect(View committed, @Nullable View pending) implements Message {
    @Override
    public void accept(MessageHandler handler) {
      handler.elect(this);
    }
  }

  /**
   * The answer.
   *
   * @param granted false when the voter has promised this term or a higher one already
   * @param highestTerm highest term the voter knows
   * @param remaining how long leases may still run that an older leader granted on this voter's
   *     acknowledgement
   */
  record Promise(
      boolean granted, long highestTerm, long remaining, View committed, @Nullable View pending)
      implements Message {
    @Override
    public void accept(MessageHandler handler) {
      handler.promise(this);
    }
  }

  /** Leader to members: I lead in the term of the envelope; report to me. */
  record Coordinator(View committed, @Nullable View pending) implements Message {
    @Override
    public void accept(MessageHandler handler) {
      handler.coordinator(this);
    }
  }

  /** Leader to its heir: stand at once, I go. */
  record Transfer() implements Message {
    @Override
    public void accept(MessageHandler handler) {
      handler.transfer(this);
    }
  }

  /** To a sender whose term is over: the envelope has the higher one. */
  record Nack() implements Message {
    @Override
    public void accept(MessageHandler handler) {
      handler.nack(this);
    }
  }

  /**
   * Leader to voters, every heartbeat interval and on demand: acknowledge that you follow me.
   *
   * @param round rising number within the term
   */
  record Round(long round) implements Message {
    @Override
    public void accept(MessageHandler handler) {
      handler.round(this);
    }
  }

  /**
   * The answer.
   *
   * @param viewNumber of the voter's committed view, so that the leader can tell it of a newer one
   */
  record RoundAck(long round, int viewNumber) implements Message {
    @Override
    public void accept(MessageHandler handler) {
      handler.roundAck(this);
    }
  }

  /** Leader to the voters of both views: accept {@code pending} as the next view. */
  record Accept(View committed, View pending) implements Message {
    @Override
    public void accept(MessageHandler handler) {
      handler.accept(this);
    }
  }

  /** The voter has accepted the view of that number. */
  record Accepted(int viewNumber) implements Message {
    @Override
    public void accept(MessageHandler handler) {
      handler.accepted(this);
    }
  }

  /** The voter knows a committed view of that number already: this one. */
  record Known(View committed) implements Message {
    @Override
    public void accept(MessageHandler handler) {
      handler.known(this);
    }
  }

  /**
   * Member to a leader it has adopted: a new session, with what the member holds.
   *
   * @param session number of the session, rising
   * @param sentAt the member's clock
   */
  record Report(long session, long sentAt, int roles, Holdings holdings) implements Message {
    @Override
    public void accept(MessageHandler handler) {
      handler.report(this);
    }
  }

  /**
   * Member to leader, every heartbeat interval: renew my lease.
   *
   * @param sentAt the member's clock: the lease counts from here
   * @param count number of partitions held
   * @param digest of the partitions and tokens held, {@link Holdings#digest}
   * @param viewNumber of the member's committed view
   * @param tableRevision up to which the member has copied the leader's table; 0 for nothing
   */
  record Heartbeat(
      long session,
      long sentAt,
      int roles,
      int count,
      long digest,
      int viewNumber,
      long tableRevision)
      implements Message {
    @Override
    public void accept(MessageHandler handler) {
      handler.heartbeat(this);
    }
  }

  /**
   * The answer to Heartbeat and Report.
   *
   * @param sentAt echo
   * @param duration of the lease, from {@code sentAt}
   * @param wanted what the member should hold, when its digest differs; else null
   * @param tableRevision up to which {@code changes} bring the member's copy
   * @param changes of the leader's table since the member's revision, possibly only a part of them
   */
  record HeartbeatAck(
      long session,
      long sentAt,
      long duration,
      @Nullable Wanted wanted,
      long tableRevision,
      List<Placement> changes)
      implements Message {
    @Override
    public void accept(MessageHandler handler) {
      handler.heartbeatAck(this);
    }
  }

  /**
   * What a member should hold.
   *
   * @param assigned all that it should keep when its digest differs; else empty
   * @param revoked all that it is asked to hand off
   */
  record Wanted(List<Grant> assigned, List<Grant> revoked) {}

  /** Leader to member: your session is over; drop everything and report anew. */
  record Fence(long session) implements Message {
    @Override
    public void accept(MessageHandler handler) {
      handler.fence(this);
    }
  }

  /** Member to leader: I hold nothing and this incarnation never will again. */
  record Bye() implements Message {
    @Override
    public void accept(MessageHandler handler) {
      handler.bye(this);
    }
  }

  /**
   * A member that has a proof of it, to the leader and the voters: this incarnation runs no more.
   * They act on it as if they had the proof themselves.
   */
  record Obituary(NodeId dead) implements Message {
    @Override
    public void accept(MessageHandler handler) {
      handler.obituary(this);
    }
  }

  /** Leader to member: you own these from now on. */
  record Assign(long session, Cause cause, List<Grant> grants) implements Message {
    @Override
    public void accept(MessageHandler handler) {
      handler.assign(this);
    }
  }

  /** Leader to member: hand these off. */
  record Revoke(long session, Cause cause, List<Grant> grants) implements Message {
    @Override
    public void accept(MessageHandler handler) {
      handler.revoke(this);
    }
  }

  /** Member to leader: I no longer hold these. */
  record Released(long session, List<Grant> grants) implements Message {
    @Override
    public void accept(MessageHandler handler) {
      handler.released(this);
    }
  }
}
