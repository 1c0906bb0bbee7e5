package io.ringelection.bench;

import io.ringelection.core.RingNode;
import io.ringelection.core.step.Effect;
import io.ringelection.core.step.Input;
import io.ringelection.core.wire.Envelope;
import io.ringelection.core.wire.Message;
import java.util.List;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.Level;
import org.openjdk.jmh.annotations.Param;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.Setup;
import org.openjdk.jmh.annotations.State;

/** Steps of the core in a ring that has come to rest. */
@State(Scope.Thread)
public class StepBench {
  private static final int PARTITIONS = 4096;

  /** Members of the ring. */
  @Param({"5", "200"})
  int members;

  private QuietRing ring;
  private RingNode leader;
  private RingNode member;
  private Input heartbeat;
  private Envelope acknowledgement;
  private long now;

  @Setup(Level.Trial)
  public void found() {
    ring = new QuietRing(members, PARTITIONS);
    leader = ring.leader();
    member = ring.member();
    heartbeat = new Input.Received(next(member));
    acknowledgement = answer(leader.step(heartbeat, now));
  }

  /** The heartbeat of a member that wakes up. */
  private Envelope next(RingNode node) {
    now = Math.max(node.wakeAt(), ring.now);
    return answer(node.step(new Input.Tick(now / 1_000_000), now));
  }

  private static Envelope answer(List<Effect> effects) {
    for (Effect effect : effects) {
      if (effect instanceof Effect.Send send && isOfInterest(send.envelope().message())) {
        return send.envelope();
      }
    }
    throw new IllegalStateException("no heartbeat and no answer to one in " + effects);
  }

  private static boolean isOfInterest(Message message) {
    return message instanceof Message.Heartbeat || message instanceof Message.HeartbeatAck;
  }

  @Benchmark
  public long baseline() {
    return System.nanoTime();
  }

  /** The leader renews a member's lease. */
  @Benchmark
  public List<Effect> leaderAnswersHeartbeat() {
    return leader.step(heartbeat, now);
  }

  /** A member sends its heartbeat, and takes the leader's answer: two steps. */
  @Benchmark
  public List<Effect> memberRenewsItsLease() {
    Message.Heartbeat sent = (Message.Heartbeat) next(member).message();
    Message.HeartbeatAck like = (Message.HeartbeatAck) acknowledgement.message();
    Message.HeartbeatAck answer =
        new Message.HeartbeatAck(
            sent.session(), sent.sentAt(), like.duration(), null, like.tableRevision(), List.of());
    Envelope envelope =
        new Envelope(acknowledgement.from(), acknowledgement.to(), acknowledgement.term(), answer);
    return member.step(new Input.Received(envelope), now);
  }
}
