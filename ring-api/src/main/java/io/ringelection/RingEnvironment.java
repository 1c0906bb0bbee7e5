package io.ringelection;

import io.vertx.core.json.JsonObject;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;

/**
 * Options from environment variables. Each option has the variable {@code RING_} and its name in
 * capitals: {@code leaseMillis} is {@code RING_LEASE_MILLIS}. {@code RING_QUORUM} is {@code single}
 * or the number of nodes expected, {@code RING_TLS} three paths with commas between: certificate,
 * key and authority. The variables of the Node.js library ring-election are taken where they mean
 * the same, and answered in {@link #notes()} where they do not.
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
    LegacyVariables.apply(env, options, notes);
    Map<String, String> keys = new TreeMap<>();
    RingOption.keys().forEach(key -> keys.put(variable(key), key));
    new TreeMap<>(env)
        .forEach(
            (variable, text) -> {
              if (keys.containsKey(variable)) {
                set(options, variable, keys.get(variable), text);
              } else if (variable.startsWith(PREFIX)) {
                Spelling.nearest(variable, List.copyOf(keys.keySet()))
                    .ifPresent(
                        meant -> notes.add(variable + " is unknown: did you mean " + meant + "?"));
              }
            });
    return new RingEnvironment(options, notes);
  }

  static String variable(String key) {
    return PREFIX + key.replaceAll("([A-Z])", "_$1").toUpperCase(Locale.ROOT);
  }

  /** Sets one option by its name in JSON to what the variable says. */
  static void set(RingOptions options, String variable, String key, String text) {
    OptionJson.read(new JsonObject().put(key, value(variable, key, text)), options);
  }

  private static Object value(String variable, String key, String text) {
    return switch (key) {
      case "name", "node" -> text;
      case "quorum" ->
          text.equals("single")
              ? Quorum.single().toJson()
              : new JsonObject()
                  .put("expected", number(variable, text, "a whole number or 'single'"));
      case "tls" -> files(variable, text);
      default -> number(variable, text, "a whole number");
    };
  }

  private static JsonObject files(String variable, String text) {
    String[] files = text.split(",", -1);
    if (files.length != 3) {
      throw new RingException(
          RingException.Reason.CONFIGURATION,
          "environment variable "
              + variable
              + " is '"
              + text
              + "': it must be three paths with commas between: certificate, key and authority");
    }
    return NodeTls.of(files[0].strip(), files[1].strip(), files[2].strip()).toJson();
  }

  static long number(String variable, String text, String form) {
    try {
      return Long.parseLong(text.strip());
    } catch (NumberFormatException notOne) {
      throw new RingException(
          RingException.Reason.CONFIGURATION,
          "environment variable " + variable + " is '" + text + "': it must be " + form);
    }
  }
}
