package io.ringelection;

import io.vertx.core.json.JsonObject;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
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
          of(
              "partitions",
              1,
              65_536,
              RingOptions::getPartitions,
              (o, v) -> o.setPartitions((int) v)),
          of(
              "heartbeatMillis",
              10,
              60_000,
              RingOptions::getHeartbeatMillis,
              RingOptions::setHeartbeatMillis),
          of("leaseMillis", 100, 600_000, RingOptions::getLeaseMillis, RingOptions::setLeaseMillis),
          of(
              "leaderTimeoutMillis",
              20,
              300_000,
              RingOptions::getLeaderTimeoutMillis,
              RingOptions::setLeaderTimeoutMillis),
          of(
              "rankDelayMillis",
              1,
              60_000,
              RingOptions::getRankDelayMillis,
              RingOptions::setRankDelayMillis),
          of(
              "roundTripMillis",
              1,
              10_000,
              RingOptions::getRoundTripMillis,
              RingOptions::setRoundTripMillis),
          of(
              "clockDriftPpm",
              0,
              100_000,
              RingOptions::getClockDriftPpm,
              (o, v) -> o.setClockDriftPpm((int) v)),
          of(
              "handOffMillis",
              0,
              600_000,
              RingOptions::getHandOffMillis,
              RingOptions::setHandOffMillis),
          of("maxMoves", 1, 65_536, RingOptions::getMaxMoves, (o, v) -> o.setMaxMoves((int) v)),
          of("maxVoters", 1, 7, RingOptions::getMaxVoters, (o, v) -> o.setMaxVoters((int) v)),
          of(
              "joinTimeoutMillis",
              1,
              86_400_000,
              RingOptions::getJoinTimeoutMillis,
              RingOptions::setJoinTimeoutMillis),
          of(
              "leaveTimeoutMillis",
              1,
              86_400_000,
              RingOptions::getLeaveTimeoutMillis,
              RingOptions::setLeaveTimeoutMillis));

  private static RingOption of(
      String key,
      long min,
      long max,
      ToLongFunction<RingOptions> getter,
      ObjLongConsumer<RingOptions> setter) {
    return new RingOption(key, min, max, getter, setter);
  }

  long get(RingOptions options) {
    return getter.applyAsLong(options);
  }

  void set(RingOptions options, long value) {
    setter.accept(options, value);
  }

  /** Names of all options, the numeric ones last. */
  static List<String> keys() {
    List<String> keys = new ArrayList<>(List.of("name", "node", "quorum"));
    NUMBERS.forEach(option -> keys.add(option.key));
    return keys;
  }

  static JsonObject write(RingOptions options) {
    JsonObject json =
        new JsonObject()
            .put("name", options.getName())
            .put("node", options.getNode())
            .put("quorum", options.getQuorum().toJson());
    NUMBERS.forEach(option -> json.put(option.key, option.get(options)));
    return json;
  }

  static void read(JsonObject json, RingOptions options) {
    for (Map.Entry<String, Object> entry : json) {
      readOne(entry.getKey(), entry.getValue(), options);
    }
  }

  private static void readOne(String key, Object value, RingOptions options) {
    switch (key) {
      case "name" -> options.setName(text(key, value));
      case "node" -> options.setNode(text(key, value));
      case "quorum" -> options.setQuorum(quorum(value));
      default -> number(key).setFrom(value, options);
    }
  }

  private static RingOption number(String key) {
    return NUMBERS.stream()
        .filter(option -> option.key.equals(key))
        .findFirst()
        .orElseThrow(
            () -> refused("option '" + key + "' is unknown: " + Spelling.suggestion(key, keys())));
  }

  private void setFrom(Object value, RingOptions options) {
    if (!(value instanceof Integer || value instanceof Long)) {
      throw refused(
          "option '"
              + key
              + "' is "
              + shown(value)
              + ": it must be a whole number from "
              + min
              + " to "
              + max);
    }
    setChecked(((Number) value).longValue(), options);
  }

  /**
   * Refuses what does not fit an int before a cast could make another number of it; nearer misses
   * are for the rules to find.
   */
  private void setChecked(long value, RingOptions options) {
    if (value != (int) value) {
      throw refused("option '" + key + "' is " + value + ": it must be from " + min + " to " + max);
    }
    set(options, value);
  }

  private static String text(String key, Object value) {
    if (value instanceof String text) {
      return text;
    }
    throw refused("option '" + key + "' is " + shown(value) + ": it must be a text");
  }

  private static Quorum quorum(Object value) {
    if (value instanceof JsonObject json) {
      return new Quorum(json);
    }
    throw refused(
        "option 'quorum' is "
            + shown(value)
            + ": it must be an object such as {\"mode\":\"dynamic\",\"expected\":3}");
  }

  private static String shown(Object value) {
    return value instanceof String ? "'" + value + "'" : String.valueOf(value);
  }

  private static RingException refused(String sentence) {
    return new RingException(RingException.Reason.CONFIGURATION, sentence);
  }
}
