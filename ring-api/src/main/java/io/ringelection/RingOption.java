package io.ringelection;

import java.util.ArrayList;
import java.util.List;
import java.util.function.ObjLongConsumer;
import java.util.function.ToLongFunction;

/**
 * One numeric option of {@link RingOptions}: its name, its range and how to reach it. The table
 * {@link #NUMBERS} is the one place from which JSON, environment and range checks are made.
 */
record RingOption(
    String key,
    long min,
    long max,
    ToLongFunction<RingOptions> getter,
    ObjLongConsumer<RingOptions> setter) {

  static final List<RingOption> NUMBERS =
      List.of(
          new RingOption(
              "partitions",
              1,
              65_536,
              RingOptions::getPartitions,
              (o, v) -> o.setPartitions((int) v)),
          new RingOption(
              "heartbeatMillis",
              10,
              60_000,
              RingOptions::getHeartbeatMillis,
              RingOptions::setHeartbeatMillis),
          new RingOption(
              "leaseMillis",
              100,
              600_000,
              RingOptions::getLeaseMillis,
              RingOptions::setLeaseMillis),
          new RingOption(
              "leaderTimeoutMillis",
              20,
              300_000,
              RingOptions::getLeaderTimeoutMillis,
              RingOptions::setLeaderTimeoutMillis),
          new RingOption(
              "rankDelayMillis",
              1,
              60_000,
              RingOptions::getRankDelayMillis,
              RingOptions::setRankDelayMillis),
          new RingOption(
              "roundTripMillis",
              1,
              10_000,
              RingOptions::getRoundTripMillis,
              RingOptions::setRoundTripMillis),
          new RingOption(
              "clockDriftPpm",
              0,
              100_000,
              RingOptions::getClockDriftPpm,
              (o, v) -> o.setClockDriftPpm((int) v)),
          new RingOption(
              "handOffMillis",
              0,
              600_000,
              RingOptions::getHandOffMillis,
              RingOptions::setHandOffMillis),
          new RingOption(
              "maxMoves", 1, 65_536, RingOptions::getMaxMoves, (o, v) -> o.setMaxMoves((int) v)),
          new RingOption(
              "maxVoters", 1, 7, RingOptions::getMaxVoters, (o, v) -> o.setMaxVoters((int) v)),
          new RingOption(
              "watchers", 0, 7, RingOptions::getWatchers, (o, v) -> o.setWatchers((int) v)),
          new RingOption(
              "beaconPort",
              0,
              65_535,
              RingOptions::getBeaconPort,
              (o, v) -> o.setBeaconPort((int) v)),
          new RingOption(
              "linkPort", -1, 65_535, RingOptions::getLinkPort, (o, v) -> o.setLinkPort((int) v)),
          new RingOption(
              "clusterTimeoutMillis",
              0,
              86_400_000,
              RingOptions::getClusterTimeoutMillis,
              RingOptions::setClusterTimeoutMillis),
          new RingOption(
              "tokenFloor",
              0,
              Token.HIGHEST_FLOOR,
              RingOptions::getTokenFloor,
              RingOptions::setTokenFloor),
          new RingOption(
              "joinTimeoutMillis",
              1,
              86_400_000,
              RingOptions::getJoinTimeoutMillis,
              RingOptions::setJoinTimeoutMillis),
          new RingOption(
              "leaveTimeoutMillis",
              1,
              86_400_000,
              RingOptions::getLeaveTimeoutMillis,
              RingOptions::setLeaveTimeoutMillis));

  long get(RingOptions options) {
    return getter.applyAsLong(options);
  }

  boolean isInRange(RingOptions options) {
    return get(options) >= min && get(options) <= max;
  }

  void set(RingOptions options, long value) {
    setter.accept(options, value);
  }

  /** Names of all options, the numeric ones last. */
  static List<String> keys() {
    List<String> keys = new ArrayList<>(List.of("name", "node", "quorum", "tls"));
    NUMBERS.forEach(option -> keys.add(option.key));
    return keys;
  }

  /** All that may stand in JSON. */
  static List<String> words() {
    List<String> words = new ArrayList<>(List.of(Preset.KEY));
    words.addAll(keys());
    return words;
  }

  /** The range in words. */
  String range() {
    return "from " + min + " to " + max;
  }
}
