package io.ringelection;

/** What {@link RingOptions} hold, and what they hold at first; the setters say what each means. */
abstract class RingOptionValues {
  /** Default of {@link RingOptions#setName}. */
  public static final String DEFAULT_NAME = "ring";

  /** Default of {@link RingOptions#setPartitions}. */
  public static final int DEFAULT_PARTITIONS = 1024;

  /** Default of {@link RingOptions#setHeartbeatMillis}. */
  public static final long DEFAULT_HEARTBEAT_MILLIS = 250;

  /** Default of {@link RingOptions#setLeaseMillis}. */
  public static final long DEFAULT_LEASE_MILLIS = 2000;

  /** Default of {@link RingOptions#setLeaderTimeoutMillis}. */
  public static final long DEFAULT_LEADER_TIMEOUT_MILLIS = 900;

  /** Default of {@link RingOptions#setRankDelayMillis}. */
  public static final long DEFAULT_RANK_DELAY_MILLIS = 200;

  /** Default of {@link RingOptions#setRoundTripMillis}. */
  public static final long DEFAULT_ROUND_TRIP_MILLIS = 50;

  /** Default of {@link RingOptions#setClockDriftPpm}. */
  public static final int DEFAULT_CLOCK_DRIFT_PPM = 10_000;

  /** Default of {@link RingOptions#setHandOffMillis}. */
  public static final long DEFAULT_HAND_OFF_MILLIS = 1000;

  /** Default of {@link RingOptions#setMaxMoves}. */
  public static final int DEFAULT_MAX_MOVES = 64;

  /** Default of {@link RingOptions#setMaxVoters}. */
  public static final int DEFAULT_MAX_VOTERS = 5;

  /** Default of {@link RingOptions#setJoinTimeoutMillis}. */
  public static final long DEFAULT_JOIN_TIMEOUT_MILLIS = 30_000;

  /** Default of {@link RingOptions#setLeaveTimeoutMillis}. */
  public static final long DEFAULT_LEAVE_TIMEOUT_MILLIS = 10_000;

  String name = DEFAULT_NAME;
  String node = NodeName.ofProcess();
  Quorum quorum = Quorum.dynamic(Quorum.DEFAULT_EXPECTED);
  int partitions = DEFAULT_PARTITIONS;
  long heartbeatMillis = DEFAULT_HEARTBEAT_MILLIS;
  long leaseMillis = DEFAULT_LEASE_MILLIS;
  long leaderTimeoutMillis = DEFAULT_LEADER_TIMEOUT_MILLIS;
  long rankDelayMillis = DEFAULT_RANK_DELAY_MILLIS;
  long roundTripMillis = DEFAULT_ROUND_TRIP_MILLIS;
  int clockDriftPpm = DEFAULT_CLOCK_DRIFT_PPM;
  long handOffMillis = DEFAULT_HAND_OFF_MILLIS;
  int maxMoves = DEFAULT_MAX_MOVES;
  int maxVoters = DEFAULT_MAX_VOTERS;
  long joinTimeoutMillis = DEFAULT_JOIN_TIMEOUT_MILLIS;
  long leaveTimeoutMillis = DEFAULT_LEAVE_TIMEOUT_MILLIS;

  public String getName() {
    return name;
  }

  public String getNode() {
    return node;
  }

  public Quorum getQuorum() {
    return quorum;
  }

  public int getPartitions() {
    return partitions;
  }

  public long getHeartbeatMillis() {
    return heartbeatMillis;
  }

  public long getLeaseMillis() {
    return leaseMillis;
  }

  public long getLeaderTimeoutMillis() {
    return leaderTimeoutMillis;
  }

  public long getRankDelayMillis() {
    return rankDelayMillis;
  }

  public long getRoundTripMillis() {
    return roundTripMillis;
  }

  public int getClockDriftPpm() {
    return clockDriftPpm;
  }

  public long getHandOffMillis() {
    return handOffMillis;
  }

  public int getMaxMoves() {
    return maxMoves;
  }

  public int getMaxVoters() {
    return maxVoters;
  }

  public long getJoinTimeoutMillis() {
    return joinTimeoutMillis;
  }

  public long getLeaveTimeoutMillis() {
    return leaveTimeoutMillis;
  }

  @Override
  public boolean equals(Object other) {
    return other instanceof RingOptionValues that
        && RingOption.write(this).equals(RingOption.write(that));
  }

  @Override
  public int hashCode() {
    return RingOption.write(this).hashCode();
  }

  @Override
  public String toString() {
    return RingOption.write(this).encode();
  }
}
