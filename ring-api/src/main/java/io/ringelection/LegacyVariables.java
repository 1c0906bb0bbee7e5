package io.ringelection;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;

/** The environment variables of the Node.js library ring-election. */
final class LegacyVariables {
  private static final String BEAT = "HEART_BEAT_FREQUENCY";
  private static final String LEASE = "MAX_INACTIVE_TIME";
  private static final String PARTITIONS = "NUM_PARTITIONS";

  private static final Map<String, String> REPLACED = new LinkedHashMap<>();
  private static final Map<String, String> COMMON = new LinkedHashMap<>();

  static {
    REPLACED.put(
        "HEART_BEAT_CHECK_FREQUENCY",
        "leases are checked all the time; how long silence lasts is RING_LEASE_MILLIS");
    REPLACED.put(
        "TIME_TO_BECOME_SEED",
        "the heir stands after RING_LEADER_TIMEOUT_MILLIS, each further voter RING_RANK_DELAY_MILLIS later");
    REPLACED.put(
        "TIME_TO_BECOME_LEADER",
        "the heir stands after RING_LEADER_TIMEOUT_MILLIS, each further voter RING_RANK_DELAY_MILLIS later");
    REPLACED.put(
        "TIME_TO_RECONNECT",
        "a node looks for the leader at each heartbeat, RING_HEARTBEAT_MILLIS");
    REPLACED.put(
        "SEED_NODES",
        "nodes find each other with the cluster manager: its configuration lists the hosts");
    REPLACED.put("MONITORING_PORT", "the port is an option of the web verticle");
    COMMON.put(
        "PORT", "the leader has no port of its own: nodes talk over the event bus of Vert.x");
    COMMON.put("LOG_LEVEL", "levels are set in the configuration of the logger");
    COMMON.put("NODE_ENV", "nothing depends on it");
  }

  private final Map<String, String> said;
  private final RingOptions options;
  private final List<String> answers = new ArrayList<>();

  /** Variables that set a timer, with their values. */
  private final List<String> timers = new ArrayList<>();

  /**
   * @param said the variables that are not blank
   * @param options changed by {@link #apply}
   */
  LegacyVariables(Map<String, String> said, RingOptions options) {
    this.said = said;
    this.options = options;
  }

  /** Sets what the variables stand for. Where an option has its own variable, that one counts. */
  void apply() {
    boolean partitions = set(PARTITIONS, "partitions");
    set(LEASE, TimerFit.LEASE);
    set(BEAT, TimerFit.BEAT);
    tell(REPLACED);
    // Other programs have these too: they are meant for a ring only where something else of the
    // library is.
    if (partitions || !timers.isEmpty() || !answers.isEmpty()) {
      tell(COMMON);
    }
  }

  /**
   * There each timer stood alone, here they must fit together: changes those that nobody asked for,
   * and a heartbeat that is too slow for its lease. What has a variable of its own stays, and so
   * this goes last.
   */
  void fitTimers() {
    if (timers.isEmpty()) {
      return;
    }
    Set<String> fixed =
        TimerFit.TIMERS.stream()
            .filter(key -> said.containsKey(RingEnvironment.variable(key)))
            .collect(Collectors.toCollection(HashSet::new));
    if (said.containsKey(LEASE)) {
      fixed.add(TimerFit.LEASE);
    }
    Map<String, Long> changed = new TimerFit(options, fixed).fit();
    if (!changed.isEmpty()) {
      String changes =
          changed.entrySet().stream()
              .map(entry -> entry.getKey() + " is set to " + entry.getValue())
              .collect(Collectors.joining(", "));
      answers.add(String.join(", ", timers) + ": " + changes + ", so that the timers fit together");
    }
  }

  /** One sentence for each variable that did not do what its name says. */
  List<String> answers() {
    return answers;
  }

  private boolean set(String variable, String key) {
    String value = said.get(variable);
    String own = RingEnvironment.variable(key);
    if (value != null && said.containsKey(own)) {
      answers.add(variable + " is not used: " + own + " is set");
      return false;
    }
    boolean used = RingEnvironment.set(options, variable, key, said);
    if (used && TimerFit.TIMERS.contains(key)) {
      timers.add(variable + "=" + value);
    }
    return used;
  }

  private void tell(Map<String, String> replies) {
    replies.forEach(
        (variable, reply) -> {
          if (said.containsKey(variable)) {
            answers.add(variable + " is not used: " + reply);
          }
        });
  }
}
