package io.ringelection;

import io.vertx.core.json.JsonObject;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/**
 * Options from environment variables. Each option has the variable {@code RING_} and its name in
 * capitals: {@code leaseMillis} is {@code RING_LEASE_MILLIS}. {@code RING_QUORUM} is {@code single}
 * or the number of nodes expected. The variables of the Node.js library ring-election are taken
 * where they mean the same, and answered in {@link #notes()} where they do not.
 *
 * @param options the base options, changed by the environment; not validated yet
 * @param notes one sentence for each variable that did not do what its name says
 */
public record RingEnvironment(RingOptions options, List<String> notes) {
  private static final String PREFIX = "RING_";

  /** Defensive copies. */
  public RingEnvironment {
    notes = List.copyOf(notes);
  }

  /**
   * Reads {@code env} on top of {@code base}, which is left as it is.
   *
   * @throws RingException with reason CONFIGURATION when a value has not the form of its option
   */
  public static RingEnvironment read(RingOptions base, Map<String, String> env) {
    RingOptions options = new RingOptions(base);
    List<String> notes = new ArrayList<>();
    Map<String, String> keys = new HashMap<>();
    RingOption.keys().forEach(key -> keys.put(variable(key), key));
    LegacyVariables.apply(env, options, notes);
    for (Map.Entry<String, String> entry : new java.util.TreeMap<>(env).entrySet()) {
      String key = keys.get(entry.getKey());
      if (key != null) {
        RingOption.read(
            new JsonObject().put(key, value(entry.getKey(), key, entry.getValue())), options);
      } else if (entry.getKey().startsWith(PREFIX)) {
        Spelling.nearest(entry.getKey(), List.copyOf(keys.keySet()))
            .ifPresent(
                meant -> notes.add(entry.getKey() + " is unknown: did you mean " + meant + "?"));
      }
    }
    return new RingEnvironment(options, notes);
  }

  static String variable(String key) {
    return PREFIX + key.replaceAll("([A-Z])", "_$1").toUpperCase(Locale.ROOT);
  }

  private static Object value(String variable, String key, String text) {
    return switch (key) {
      case "name", "node" -> text;
      case "quorum" ->
          text.equals("single")
              ? new JsonObject().put("mode", "single")
              : new JsonObject()
                  .put("mode", "dynamic")
                  .put("expected", (int) number(variable, text));
      default -> number(variable, text);
    };
  }

  static long number(String variable, String text) {
    try {
      return Long.parseLong(text.strip());
    } catch (NumberFormatException notOne) {
      throw new RingException(
          RingException.Reason.CONFIGURATION,
          "environment variable "
              + variable
              + " is '"
              + text
              + "': it must be a whole number"
              + (variable.equals("RING_QUORUM") ? " or 'single'" : ""));
    }
  }
}
