package io.ringelection;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

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

  private LegacyVariables() {}

  static void apply(Map<String, String> env, RingOptions options, List<String> notes) {
    int before = notes.size();
    boolean used = set(env, PARTITIONS, "partitions", options);
    if (set(env, BEAT, "heartbeatMillis", options)) {
      used = true;
      fitTimers(options, notes);
    }
    used |= set(env, LEASE, "leaseMillis", options);
    tell(REPLACED, env, notes);
    // Other programs have these too: they are meant for a ring only where something else of the
    // library is.
    if (used || notes.size() > before) {
      tell(COMMON, env, notes);
    }
  }

  private static boolean set(
      Map<String, String> env, String variable, String key, RingOptions options) {
    String text = env.get(variable);
    if (text != null) {
      RingEnvironment.set(options, variable, key, text);
    }
    return text != null;
  }

  /** There the heartbeat stood alone; here the lease and the wait for the leader must fit it. */
  private static void fitTimers(RingOptions options, List<String> notes) {
    long millis = options.getHeartbeatMillis();
    long lease = Math.max(options.getLeaseMillis(), 8 * millis);
    long silence = Math.max(options.getLeaderTimeoutMillis(), 3 * millis);
    if (lease != options.getLeaseMillis() || silence != options.getLeaderTimeoutMillis()) {
      options.setLeaseMillis(lease).setLeaderTimeoutMillis(silence);
      notes.add(
          "%s=%d makes heartbeatMillis %d; leaseMillis %d and leaderTimeoutMillis %d were chosen to fit it"
              .formatted(BEAT, millis, millis, lease, silence));
    }
  }

  private static void tell(
      Map<String, String> answers, Map<String, String> env, List<String> notes) {
    answers.forEach(
        (variable, answer) -> {
          if (env.containsKey(variable)) {
            notes.add(variable + " is not used: " + answer);
          }
        });
  }
}
