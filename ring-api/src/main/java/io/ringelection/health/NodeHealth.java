package io.ringelection.health;

import io.ringelection.Phase;
import io.ringelection.Ring;
import io.ringelection.RingStatus;
import java.util.List;
import java.util.function.LongSupplier;
import java.util.stream.Stream;

/**
 * What an orchestrator asks of a node, each question made of checks with their reasons. Alive and
 * ready are different: a node without a quorum waits and must not be restarted for it, but it must
 * not get work either.
 *
 * <p>Two checks tell how long something has been so. {@link #look} keeps them up to date, so that
 * what is answered does not depend on who has asked before, or by which face. Used on one context.
 */
public final class NodeHealth {
  /** How often to {@link #look}, in milliseconds. */
  public static final long LOOK_MILLIS = 250;

  private final Ring ring;
  private final List<Check> live;
  private final List<Check> ready;

  /** Checks of one node. */
  public NodeHealth(Ring ring) {
    this(ring, System::nanoTime);
  }

  /**
   * The same by another clock.
   *
   * @param nanos runs evenly, nanoseconds
   */
  NodeHealth(Ring ring, LongSupplier nanos) {
    this.ring = ring;
    LoopCheck loop = new LoopCheck(ring, nanos);
    ShareCheck share = new ShareCheck(ring, nanos);
    this.live = List.of(new Check("node", this::failure), new Check("loop", loop::failure));
    this.ready =
        List.of(
            new Check("member", this::notMember),
            new Check("leader", this::noLeader),
            new Check("lease", this::noLease),
            new Check("share", share::failure));
  }

  /** All pass unless only a new process helps; what explains the others comes first. */
  public List<Check> live() {
    return live;
  }

  /** All pass while the node should get work; what explains the others comes first. */
  public List<Check> ready() {
    return ready;
  }

  /** {@link #live} at this moment. */
  public boolean isLive() {
    return pass(live);
  }

  /** {@link #ready} at this moment. */
  public boolean isReady() {
    return pass(ready);
  }

  /** Asks all of them, for some remember what they saw. */
  private static boolean pass(List<Check> checks) {
    return checks.stream().filter(check -> !check.passes()).toList().isEmpty();
  }

  /** Asks every check, whether somebody wants to know or not. */
  public void look() {
    Stream.concat(live.stream(), ready.stream()).forEach(Check::reason);
  }

  /** A node that has ended and waits for something all the same cannot help itself. */
  private String failure() {
    RingStatus status = ring.status();
    return status.phase() == Phase.LEFT && !status.waitingFor().isEmpty()
        ? "the node has failed and needs " + status.waitingFor()
        : "";
  }

  private String notMember() {
    RingStatus status = ring.status();
    if (status.phase() == Phase.MEMBER) {
      return "";
    }
    return status.waitingFor().isEmpty()
        ? "the node is no member: its phase is " + status.phase()
        : status.waitingFor();
  }

  private String noLeader() {
    return ring.status().leader().isPresent() ? "" : "the node knows no leader";
  }

  private String noLease() {
    return ring.status().leaseMillis() > 0 ? "" : "the node has no lease";
  }
}
