package io.ringelection;

import io.vertx.codegen.annotations.DataObject;
import io.vertx.core.json.JsonObject;
import java.util.List;

/**
 * Options of one node of a ring. Nodes of one ring have one {@code name}, and must agree in {@code
 * partitions}, {@code leaseMillis} and {@code clockDriftPpm}: the ring refuses the one that
 * differs, so to change one of these, stop the whole ring. The other timers should agree too.
 *
 * <p>Start from {@link #lan()}, {@link #fast()} or {@link #large()}. {@link #validate()} checks
 * every range and how the timers fit together; {@link Ring#create} calls it. In JSON each option
 * has the name of its field, and {@code "preset":"fast"} stands for the five timers of {@link
 * #fast()}, of which others in the same object change single ones. In the environment see {@link
 * RingEnvironment}.
 */
@DataObject
public class RingOptions {
  /** Default of {@link #setName}. */
  public static final String DEFAULT_NAME = "ring";

  /** Default of {@link #setPartitions}. */
  public static final int DEFAULT_PARTITIONS = 1024;

  /** Default of {@link #setHeartbeatMillis}. */
  public static final long DEFAULT_HEARTBEAT_MILLIS = 250;

  /** Default of {@link #setLeaseMillis}. */
  public static final long DEFAULT_LEASE_MILLIS = 2000;

  /** Default of {@link #setLeaderTimeoutMillis}. */
  public static final long DEFAULT_LEADER_TIMEOUT_MILLIS = 900;

  /** Default of {@link #setRankDelayMillis}. */
  public static final long DEFAULT_RANK_DELAY_MILLIS = 200;

  /** Default of {@link #setRoundTripMillis}. */
  public static final long DEFAULT_ROUND_TRIP_MILLIS = 50;

  /** Default of {@link #setClockDriftPpm}. */
  public static final int DEFAULT_CLOCK_DRIFT_PPM = 10_000;

  /** Default of {@link #setHandOffMillis}. */
  public static final long DEFAULT_HAND_OFF_MILLIS = 1000;

  /** Default of {@link #setMaxMoves}. */
  public static final int DEFAULT_MAX_MOVES = 64;

  /** Default of {@link #setMaxVoters}. */
  public static final int DEFAULT_MAX_VOTERS = 5;

  /** Default of {@link #setWatchers}. */
  public static final int DEFAULT_WATCHERS = 2;

  /** Default of {@link #setBeaconPort}. */
  public static final int DEFAULT_BEACON_PORT = 0;

  /** Default of {@link #setLinkPort}. */
  public static final int DEFAULT_LINK_PORT = 0;

  /** Default of {@link #setClusterTimeoutMillis}. */
  public static final long DEFAULT_CLUSTER_TIMEOUT_MILLIS = 60_000;

  /** Default of {@link #setTokenFloor}. */
  public static final long DEFAULT_TOKEN_FLOOR = 0;

  /** Default of {@link #setJoinTimeoutMillis}. */
  public static final long DEFAULT_JOIN_TIMEOUT_MILLIS = 30_000;

  /** Default of {@link #setLeaveTimeoutMillis}. */
  public static final long DEFAULT_LEAVE_TIMEOUT_MILLIS = 10_000;

  private String name = DEFAULT_NAME;
  private String node = NodeName.ofProcess();
  private Quorum quorum = Quorum.dynamic(Quorum.DEFAULT_EXPECTED);
  private NodeTls tls = NodeTls.none();
  private int partitions = DEFAULT_PARTITIONS;
  private long heartbeatMillis = DEFAULT_HEARTBEAT_MILLIS;
  private long leaseMillis = DEFAULT_LEASE_MILLIS;
  private long leaderTimeoutMillis = DEFAULT_LEADER_TIMEOUT_MILLIS;
  private long rankDelayMillis = DEFAULT_RANK_DELAY_MILLIS;
  private long roundTripMillis = DEFAULT_ROUND_TRIP_MILLIS;
  private int clockDriftPpm = DEFAULT_CLOCK_DRIFT_PPM;
  private long handOffMillis = DEFAULT_HAND_OFF_MILLIS;
  private int maxMoves = DEFAULT_MAX_MOVES;
  private int maxVoters = DEFAULT_MAX_VOTERS;
  private int watchers = DEFAULT_WATCHERS;
  private int beaconPort = DEFAULT_BEACON_PORT;
  private int linkPort = DEFAULT_LINK_PORT;
  private long clusterTimeoutMillis = DEFAULT_CLUSTER_TIMEOUT_MILLIS;
  private long tokenFloor = DEFAULT_TOKEN_FLOOR;
  private long joinTimeoutMillis = DEFAULT_JOIN_TIMEOUT_MILLIS;
  private long leaveTimeoutMillis = DEFAULT_LEAVE_TIMEOUT_MILLIS;

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
    OptionJson.read(json, this);
  }

  /** For a local network and ordinary machines; a pause of up to 1.6 s costs a node nothing. */
  public static RingOptions lan() {
    return new RingOptions();
  }

  /**
   * Half the time to take over from a silent node, for two and a half times the messages. For a
   * quiet network and a collector without long pauses: a pause of 0.8 s costs a node its
   * partitions.
   */
  public static RingOptions fast() {
    return Preset.FAST.applyTo(new RingOptions());
  }

  /**
   * For 300 nodes and more, or for machines that pause for seconds: a quarter of the messages,
   * thrice the time to take over.
   */
  public static RingOptions large() {
    return Preset.LARGE.applyTo(new RingOptions());
  }

  /**
   * Checks every option and how they fit together.
   *
   * @throws RingException with reason CONFIGURATION and all {@link #problems()}, with semicolons
   *     between, if there are any
   */
  public RingOptions validate() {
    List<String> problems = problems();
    if (!problems.isEmpty()) {
      throw new RingException(RingException.Reason.CONFIGURATION, String.join("; ", problems));
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
    return OptionJson.write(this);
  }

  /** See {@link #setName}. */
  public String getName() {
    return name;
  }

  /**
   * Name of the ring, and first part of its event-bus addresses. Two rings in one cluster have two
   * names. Default {@code ring}; 1 to 64 characters of {@code A-Z a-z 0-9 . _ -}.
   */
  public RingOptions setName(String name) {
    this.name = name;
    return this;
  }

  /** See {@link #setNode}. */
  public String getNode() {
    return node;
  }

  /**
   * Name of this node, for people; default the host's name, a hyphen and the process id. Set it
   * when one process holds several nodes. 1 to 64 characters of {@code A-Z a-z 0-9 . _ -}.
   */
  public RingOptions setNode(String node) {
    this.node = node;
    return this;
  }

  /** See {@link #setQuorum}. */
  public Quorum getQuorum() {
    return quorum;
  }

  /** See {@link #setTls}. */
  public NodeTls getTls() {
    return tls;
  }

  /** Encryption between nodes, beside the event bus; default {@code NodeTls.none()}. */
  public RingOptions setTls(NodeTls tls) {
    this.tls = tls;
    return this;
  }

  /** How many nodes it takes to found the ring; default {@code Quorum.dynamic(3)}. */
  public RingOptions setQuorum(Quorum quorum) {
    this.quorum = quorum;
    return this;
  }

  /** See {@link #setPartitions}. */
  public int getPartitions() {
    return partitions;
  }

  /**
   * Number of partitions P, 1 to 65536, default 1024; the same at all nodes and for the ring's
   * whole life. 20 to 100 for each node of the ring at its largest: two nodes differ by one
   * partition at most, which is 5 to 1 % then. More give a finer balance, fewer cost less.
   */
  public RingOptions setPartitions(int partitions) {
    this.partitions = partitions;
    return this;
  }

  /** See {@link #setHeartbeatMillis}. */
  public long getHeartbeatMillis() {
    return heartbeatMillis;
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

  /** See {@link #setLeaseMillis}. */
  public long getLeaseMillis() {
    return leaseMillis;
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

  /** See {@link #setLeaderTimeoutMillis}. */
  public long getLeaderTimeoutMillis() {
    return leaderTimeoutMillis;
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

  /** See {@link #setRankDelayMillis}. */
  public long getRankDelayMillis() {
    return rankDelayMillis;
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

  /** See {@link #setRoundTripMillis}. */
  public long getRoundTripMillis() {
    return roundTripMillis;
  }

  /**
   * The longest usual round trip between two nodes in milliseconds, 1 to 10000, default 50. Nothing
   * waits for it: the other timers are checked against it.
   */
  public RingOptions setRoundTripMillis(long roundTripMillis) {
    this.roundTripMillis = roundTripMillis;
    return this;
  }

  /** See {@link #setClockDriftPpm}. */
  public int getClockDriftPpm() {
    return clockDriftPpm;
  }

  /**
   * By how many parts per million the rate of a node's clock may be wrong, 0 to 100000, default
   * 10000 (1 %). An assumption that the one-owner promise rests on; hardware stays below 200. A
   * member counts its lease shorter by twice this, and by another 5 % or so for machines that stood
   * still too shortly to notice.
   */
  public RingOptions setClockDriftPpm(int clockDriftPpm) {
    this.clockDriftPpm = clockDriftPpm;
    return this;
  }

  /** See {@link #setHandOffMillis}. */
  public long getHandOffMillis() {
    return handOffMillis;
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

  /** See {@link #setMaxMoves}. */
  public int getMaxMoves() {
    return maxMoves;
  }

  /**
   * Partitions under hand-off at one time in the whole ring, 1 to 65536, default 64. Higher
   * balances sooner after a join, lower disturbs less at once. A new node is given one first, and
   * up to four times what it holds with each heartbeat that shows that it holds it. A node that
   * leaves hands off all it owns at once, whatever this says.
   */
  public RingOptions setMaxMoves(int maxMoves) {
    this.maxMoves = maxMoves;
    return this;
  }

  /** See {@link #setMaxVoters}. */
  public int getMaxVoters() {
    return maxVoters;
  }

  /**
   * How many members may vote: 1, 3, 5 or 7, default 5. The ring goes on while more than half of
   * the voters live.
   */
  public RingOptions setMaxVoters(int maxVoters) {
    this.maxVoters = maxVoters;
    return this;
  }

  /** See {@link #setWatchers}. */
  public int getWatchers() {
    return watchers;
  }

  /**
   * How many nodes watch each node for the moment its process dies, 0 to 7, default 2. Each holds
   * an idle TCP connection to it, so that a death is proved within milliseconds and nobody waits
   * for the lease. More survive more deaths at one time. 0 turns the death watch off, for networks
   * with transparent proxies; then only the lease tells.
   */
  public RingOptions setWatchers(int watchers) {
    this.watchers = watchers;
    return this;
  }

  /** See {@link #setBeaconPort}. */
  public int getBeaconPort() {
    return beaconPort;
  }

  /**
   * TCP port at which this node can be watched, 0 to 65535, default 0, which is any free one. It is
   * on the host of the event bus, and on loopback without a cluster. Set it where a firewall has to
   * know it.
   */
  public RingOptions setBeaconPort(int beaconPort) {
    this.beaconPort = beaconPort;
    return this;
  }

  /** See {@link #setLinkPort}. */
  public int getLinkPort() {
    return linkPort;
  }

  /**
   * TCP port at which this node takes messages of other nodes directly, -1 to 65535, default 0,
   * which is any free one. It is on the host of the event bus; without a cluster there is none.
   * Over direct connections a ring is back within a second after the network is, whatever the
   * cluster manager does. One and the same port at all nodes (not 0) lets a new node find the ring
   * even while the event bus does not answer. -1 turns them off: then messages go over the event
   * bus alone.
   */
  public RingOptions setLinkPort(int linkPort) {
    this.linkPort = linkPort;
    return this;
  }

  /** See {@link #setClusterTimeoutMillis}. */
  public long getClusterTimeoutMillis() {
    return clusterTimeoutMillis;
  }

  /**
   * Milliseconds that the cluster manager may answer nothing before the node leaves the ring in
   * order and asks for a new process, 0 to 86400000, default 60000; looked at every 15 seconds, and
   * up to twice as long, so that not all nodes go at once. A cluster manager can hang for ever
   * after a split: the ring itself goes on over its direct connections, but no event reaches the
   * subscribers of other nodes. Longer than the cluster manager's own longest trouble; 0 stays
   * whatever happens.
   */
  public RingOptions setClusterTimeoutMillis(long clusterTimeoutMillis) {
    this.clusterTimeoutMillis = clusterTimeoutMillis;
    return this;
  }

  /** See {@link #setTokenFloor}. */
  public long getTokenFloor() {
    return tokenFloor;
  }

  /**
   * Tokens of a ring that is founded with this node's vote are above this one, 0 to {@link
   * Token#HIGHEST_FLOOR}, default 0. Set it to the highest token that is on record where tokens are
   * compared. Without it tokens rise over a restart of the whole ring because terms begin with the
   * seconds since 2024 of the wall clock; a clock that was set back would bring tokens that are
   * refused.
   */
  public RingOptions setTokenFloor(long tokenFloor) {
    this.tokenFloor = tokenFloor;
    return this;
  }

  /** See {@link #setJoinTimeoutMillis}. */
  public long getJoinTimeoutMillis() {
    return joinTimeoutMillis;
  }

  /**
   * Milliseconds until the future of {@link Ring#join()} fails, 1 to 86400000, default 30000. The
   * node goes on trying.
   */
  public RingOptions setJoinTimeoutMillis(long joinTimeoutMillis) {
    this.joinTimeoutMillis = joinTimeoutMillis;
    return this;
  }

  /** See {@link #setLeaveTimeoutMillis}. */
  public long getLeaveTimeoutMillis() {
    return leaveTimeoutMillis;
  }

  /**
   * Milliseconds that {@link Ring#leave()} takes at most, 1 to 86400000, default 10000; at least
   * one hand-off. An orchestrator must wait longer than this before it kills the process.
   */
  public RingOptions setLeaveTimeoutMillis(long leaveTimeoutMillis) {
    this.leaveTimeoutMillis = leaveTimeoutMillis;
    return this;
  }

  @Override
  public boolean equals(Object other) {
    return other instanceof RingOptions that && toJson().equals(that.toJson());
  }

  @Override
  public int hashCode() {
    return toJson().hashCode();
  }

  @Override
  public String toString() {
    return toJson().encode();
  }
}
