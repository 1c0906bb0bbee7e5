package io.ringelection;

import io.vertx.codegen.annotations.DataObject;
import io.vertx.core.json.JsonObject;
import java.util.List;

/**
 * Options of one node of a ring. All nodes of a ring must agree in {@code name}, {@code
 * partitions}, {@code leaseMillis} and {@code clockDriftPpm}; the other timers should agree too.
 *
 * <p>Start from {@link #lan()}, {@link #fast()} or {@link #large()}. {@link #validate()} checks
 * every range and how the timers fit together; {@link Ring#create} calls it. In JSON each option
 * has the name of its field; in the environment see {@link RingEnvironment}.
 */
@DataObject
public class RingOptions extends RingOptionValues {
  /** The defaults: those of {@link #lan()}. */
  public RingOptions() {}

  /** A copy. */
  public RingOptions(RingOptions other) {
    this(other.toJson());
  }

  /**
   * The defaults, changed by what {@code json} holds.
   *
   * @throws RingException with reason CONFIGURATION when an option is unknown or has a wrong type;
   *     ranges are checked by {@link #validate()}
   */
  public RingOptions(JsonObject json) {
    RingOption.read(json, this);
  }

  /** For a local network and ordinary machines; a pause of up to 1.7 s costs a node nothing. */
  public static RingOptions lan() {
    return new RingOptions();
  }

  /**
   * Half the time to take over from a silent node, for twice the messages. For a quiet network and
   * a collector without long pauses: a pause of 0.9 s costs a node its partitions.
   */
  public static RingOptions fast() {
    return new RingOptions()
        .setHeartbeatMillis(100)
        .setLeaseMillis(1000)
        .setLeaderTimeoutMillis(450)
        .setRankDelayMillis(100)
        .setHandOffMillis(500);
  }

  /**
   * For 300 nodes and more, or for machines that pause for seconds: a quarter of the messages,
   * thrice the time to take over.
   */
  public static RingOptions large() {
    return new RingOptions()
        .setHeartbeatMillis(1000)
        .setLeaseMillis(6000)
        .setLeaderTimeoutMillis(3000)
        .setRankDelayMillis(500)
        .setHandOffMillis(3000);
  }

  /**
   * Checks every option and how they fit together.
   *
   * @throws RingException with reason CONFIGURATION and the first of {@link #problems()}, if there
   *     is one
   */
  public RingOptions validate() {
    List<String> problems = problems();
    if (!problems.isEmpty()) {
      throw new RingException(RingException.Reason.CONFIGURATION, problems.get(0));
    }
    return this;
  }

  /**
   * All that is wrong, one sentence each, naming the option, its value and what is allowed; empty
   * when all is well.
   */
  public List<String> problems() {
    return OptionRules.problems(this);
  }

  /** The JSON form, which the constructor reads. */
  public JsonObject toJson() {
    return RingOption.write(this);
  }

  /**
   * Name of the ring, and first part of its event-bus addresses. Two rings in one cluster have two
   * names. Default {@code ring}; 1 to 64 characters of {@code A-Z a-z 0-9 . _ -}.
   */
  public RingOptions setName(String name) {
    this.name = name;
    return this;
  }

  /**
   * Name of this node, for people; default the host's name, a hyphen and the process id. Set it
   * when one process holds several nodes. 1 to 64 characters of {@code A-Z a-z 0-9 . _ -}.
   */
  public RingOptions setNode(String node) {
    this.node = node;
    return this;
  }

  /** How many nodes it takes to found the ring; default {@code Quorum.dynamic(3)}. */
  public RingOptions setQuorum(Quorum quorum) {
    this.quorum = quorum;
    return this;
  }

  /**
   * Number of partitions P, 1 to 65536, default 1024; the same at all nodes and for the ring's
   * whole life. More give a finer balance, fewer cost less: about 20 to 100 for each node that
   * there will ever be.
   */
  public RingOptions setPartitions(int partitions) {
    this.partitions = partitions;
    return this;
  }

  /**
   * Milliseconds H between two heartbeats of a member and between two rounds of the leader, 10 to
   * 60000, default 250; at most a quarter of the lease. Lower notices sooner and costs messages: 2
   * N / H for N nodes.
   */
  public RingOptions setHeartbeatMillis(long heartbeatMillis) {
    this.heartbeatMillis = heartbeatMillis;
    return this;
  }

  /**
   * Milliseconds D for which a member may act without hearing from the leader, 100 to 600000,
   * default 2000. It is how long the partitions of a silent node stay without an owner, and about
   * the pause that a node survives (D - H): raise it when pauses cost partitions, lower it when a
   * take-over takes too long.
   */
  public RingOptions setLeaseMillis(long leaseMillis) {
    this.leaseMillis = leaseMillis;
    return this;
  }

  /**
   * Milliseconds E without a word of the leader before the heir stands for election, 20 to 300000,
   * default 900; at least two heartbeats. E + 3 round trips + H must be less than D - H, or each
   * loss of a leader costs all members their leases. Raise it when elections happen without need.
   */
  public RingOptions setLeaderTimeoutMillis(long leaderTimeoutMillis) {
    this.leaderTimeoutMillis = leaderTimeoutMillis;
    return this;
  }

  /**
   * Milliseconds that each further voter on the ring waits longer than the one before, 1 to 60000,
   * default 200; at least two round trips, or voters stand against each other. Raise it when
   * elections need more than one attempt.
   */
  public RingOptions setRankDelayMillis(long rankDelayMillis) {
    this.rankDelayMillis = rankDelayMillis;
    return this;
  }

  /**
   * The longest usual round trip between two nodes in milliseconds, 1 to 10000, default 50. Nothing
   * waits for it: the other timers are checked against it.
   */
  public RingOptions setRoundTripMillis(long roundTripMillis) {
    this.roundTripMillis = roundTripMillis;
    return this;
  }

  /**
   * By how many parts per million the rate of a node's clock may be wrong, 0 to 100000, default
   * 10000 (1 %). An assumption that the one-owner promise rests on; hardware stays below 200. A
   * member counts its lease shorter by twice this.
   */
  public RingOptions setClockDriftPpm(int clockDriftPpm) {
    this.clockDriftPpm = clockDriftPpm;
    return this;
  }

  /**
   * Milliseconds that a hand-off waits for the application to finish its work, 0 to 600000, default
   * 1000. With two heartbeats and two round trips on top it must fit in the lease, so that a
   * hand-off can end even if the leader dies.
   */
  public RingOptions setHandOffMillis(long handOffMillis) {
    this.handOffMillis = handOffMillis;
    return this;
  }

  /**
   * Partitions under hand-off at one time in the whole ring, 1 to 65536, default 64. Higher
   * balances sooner after a join, lower disturbs less at once.
   */
  public RingOptions setMaxMoves(int maxMoves) {
    this.maxMoves = maxMoves;
    return this;
  }

  /**
   * How many members may vote: 1, 3, 5 or 7, default 5. The ring goes on while more than half of
   * the voters live.
   */
  public RingOptions setMaxVoters(int maxVoters) {
    this.maxVoters = maxVoters;
    return this;
  }

  /**
   * Milliseconds until the future of {@link Ring#join()} fails, 1 to 86400000, default 30000. The
   * node goes on trying.
   */
  public RingOptions setJoinTimeoutMillis(long joinTimeoutMillis) {
    this.joinTimeoutMillis = joinTimeoutMillis;
    return this;
  }

  /**
   * Milliseconds that {@link Ring#leave()} takes at most, 1 to 86400000, default 10000; at least
   * one hand-off. An orchestrator must wait longer than this before it kills the process.
   */
  public RingOptions setLeaveTimeoutMillis(long leaveTimeoutMillis) {
    this.leaveTimeoutMillis = leaveTimeoutMillis;
    return this;
  }
}
