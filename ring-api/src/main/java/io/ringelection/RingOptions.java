package io.ringelection;

import io.vertx.codegen.annotations.DataObject;
import io.vertx.core.json.JsonObject;

/** Options of a ring node. */
@DataObject
public class RingOptions {
  private String name = "ring";
  private String node = "";
  private int partitions = 1024;
  private long heartbeatMillis = 250;
  private long leaseMillis = 2000;
  private long leaderTimeoutMillis = 900;
  private long rankDelayMillis = 200;
  private long roundTripMillis = 50;
  private int clockDriftPpm = 10000;
  private long handOffMillis = 1000;
  private int maxMoves = 64;
  private int maxVoters = 5;
  private long joinTimeoutMillis = 30000;
  private long leaveTimeoutMillis = 10000;

  /** The defaults. */
  public RingOptions() {}

  /** Reads the JSON form. */
  public RingOptions(JsonObject json) {
    name = json.getString("name", name);
    node = json.getString("node", node);
    partitions = json.getInteger("partitions", partitions);
  }

  /** A copy. */
  public RingOptions(RingOptions other) {
    name = other.name;
    node = other.node;
    partitions = other.partitions;
    heartbeatMillis = other.heartbeatMillis;
    leaseMillis = other.leaseMillis;
    leaderTimeoutMillis = other.leaderTimeoutMillis;
    rankDelayMillis = other.rankDelayMillis;
    roundTripMillis = other.roundTripMillis;
    clockDriftPpm = other.clockDriftPpm;
    handOffMillis = other.handOffMillis;
    maxMoves = other.maxMoves;
    maxVoters = other.maxVoters;
    joinTimeoutMillis = other.joinTimeoutMillis;
    leaveTimeoutMillis = other.leaveTimeoutMillis;
  }

  /** Refuses a node name that could not stand in an address. */
  public void validate() {
    if (!NodeId.isName(node)) {
      throw new RingException(
          RingException.Reason.CONFIGURATION,
          "option 'node' is '" + node + "': use 1 to 64 characters of A-Z a-z 0-9 . _ -");
    }
  }

  /** See the setter. */
  public String getName() {
    return name;
  }

  /** Sets name. */
  public RingOptions setName(String name) {
    this.name = name;
    return this;
  }

  /** See the setter. */
  public String getNode() {
    return node;
  }

  /** Sets node. */
  public RingOptions setNode(String node) {
    this.node = node;
    return this;
  }

  /** See the setter. */
  public int getPartitions() {
    return partitions;
  }

  /** Sets partitions. */
  public RingOptions setPartitions(int partitions) {
    this.partitions = partitions;
    return this;
  }

  /** See the setter. */
  public long getHeartbeatMillis() {
    return heartbeatMillis;
  }

  /** Sets heartbeatMillis. */
  public RingOptions setHeartbeatMillis(long heartbeatMillis) {
    this.heartbeatMillis = heartbeatMillis;
    return this;
  }

  /** See the setter. */
  public long getLeaseMillis() {
    return leaseMillis;
  }

  /** Sets leaseMillis. */
  public RingOptions setLeaseMillis(long leaseMillis) {
    this.leaseMillis = leaseMillis;
    return this;
  }

  /** See the setter. */
  public long getLeaderTimeoutMillis() {
    return leaderTimeoutMillis;
  }

  /** Sets leaderTimeoutMillis. */
  public RingOptions setLeaderTimeoutMillis(long leaderTimeoutMillis) {
    this.leaderTimeoutMillis = leaderTimeoutMillis;
    return this;
  }

  /** See the setter. */
  public long getRankDelayMillis() {
    return rankDelayMillis;
  }

  /** Sets rankDelayMillis. */
  public RingOptions setRankDelayMillis(long rankDelayMillis) {
    this.rankDelayMillis = rankDelayMillis;
    return this;
  }

  /** See the setter. */
  public long getRoundTripMillis() {
    return roundTripMillis;
  }

  /** Sets roundTripMillis. */
  public RingOptions setRoundTripMillis(long roundTripMillis) {
    this.roundTripMillis = roundTripMillis;
    return this;
  }

  /** See the setter. */
  public int getClockDriftPpm() {
    return clockDriftPpm;
  }

  /** Sets clockDriftPpm. */
  public RingOptions setClockDriftPpm(int clockDriftPpm) {
    this.clockDriftPpm = clockDriftPpm;
    return this;
  }

  /** See the setter. */
  public long getHandOffMillis() {
    return handOffMillis;
  }

  /** Sets handOffMillis. */
  public RingOptions setHandOffMillis(long handOffMillis) {
    this.handOffMillis = handOffMillis;
    return this;
  }

  /** See the setter. */
  public int getMaxMoves() {
    return maxMoves;
  }

  /** Sets maxMoves. */
  public RingOptions setMaxMoves(int maxMoves) {
    this.maxMoves = maxMoves;
    return this;
  }

  /** See the setter. */
  public int getMaxVoters() {
    return maxVoters;
  }

  /** Sets maxVoters. */
  public RingOptions setMaxVoters(int maxVoters) {
    this.maxVoters = maxVoters;
    return this;
  }

  /** See the setter. */
  public long getJoinTimeoutMillis() {
    return joinTimeoutMillis;
  }

  /** Sets joinTimeoutMillis. */
  public RingOptions setJoinTimeoutMillis(long joinTimeoutMillis) {
    this.joinTimeoutMillis = joinTimeoutMillis;
    return this;
  }

  /** See the setter. */
  public long getLeaveTimeoutMillis() {
    return leaveTimeoutMillis;
  }

  /** Sets leaveTimeoutMillis. */
  public RingOptions setLeaveTimeoutMillis(long leaveTimeoutMillis) {
    this.leaveTimeoutMillis = leaveTimeoutMillis;
    return this;
  }
}
