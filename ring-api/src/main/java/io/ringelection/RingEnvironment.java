package io.ringelection;

import io.vertx.core.json.JsonObject;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;

/**
 * Options from environment variables. Each option has the variable {@code RING_} and its name in
 * capitals: {@code leaseMillis} is {@code RING_LEASE_MILLIS}. {@code RING_PRESET} is {@code lan},
 * {@code fast} or {@code large}, whose five timers are set before those that have a variable of
 * their own. {@code RING_QUORUM} is {@code single} or the number of nodes expected, {@code
 * RING_TLS} three paths with commas between: certificate, key and authority. A blank variable
 * counts as unset. The variables of the Node.js library ring-election are taken where they mean the
 * same, and answered in {@link #notes()} where they do not.
 *
 * <p>Nobody reads the environment by itself: a program that wants it calls {@link #read} and hands
 * the options on.
 *
 * @param options the base options, changed by the environment; not validated yet
 * @param notes one sentence for each variable that did not do what its name says
 */
public record RingEnvironment(RingOptions options, List<String> notes) {
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
    Map<String, String> said = new TreeMap<>(env);
    said.values().removeIf(String::isBlank);
    RingOptions options = new RingOptions(base);
    set(options, variable(Preset.KEY), Preset.KEY, said);
    LegacyVariables legacy = new LegacyVariables(said, options);
    legacy.apply();
    RingOption.keys().forEach(key -> set(options, variable(key), key, said));
    legacy.fitTimers();
    List<String> notes = new ArrayList<>(legacy.answers());
    notes.addAll(RingVariables.unknown(said));
    return new RingEnvironment(options, notes);
  }

  /** The variable of an option. */
  static String variable(String key) {
    return RingVariables.PREFIX + key.replaceAll("([A-Z])", "_$1").toUpperCase(Locale.ROOT);
  }

  /** Sets one option by its name in JSON to what the variable says, if it says something. */
  static boolean set(RingOptions options, String variable, String key, Map<String, String> said) {
    String text = said.get(variable);
    if (text != null) {
      OptionJson.read(new JsonObject().put(key, value(variable, key, text.strip())), options);
    }
    return text != null;
  }

  private static Object value(String variable, String key, String text) {
    return switch (key) {
      case "name", "node" -> text;
      case Preset.KEY -> preset(variable, text);
      case "quorum" ->
          text.equals("single")
              ? Quorum.single().toJson()
              : new JsonObject()
                  .put("expected", number(variable, text, "a whole number or 'single'"));
      case "tls" -> files(variable, text);
      default -> number(variable, text, "a whole number");
    };
  }

  private static String preset(String variable, String text) {
    return Preset.named(text)
        .map(Preset::name)
        .orElseThrow(() -> refused(variable, text, Preset.NAMES));
  }

  private static JsonObject files(String variable, String text) {
    String[] files = text.split(",", -1);
    if (files.length != 3) {
      throw refused(
          variable, text, "three paths with commas between: certificate, key and authority");
    }
    return NodeTls.of(files[0].strip(), files[1].strip(), files[2].strip()).toJson();
  }

  private static long number(String variable, String text, String form) {
    try {
      return Long.parseLong(text);
    } catch (NumberFormatException notOne) {
      throw refused(variable, text, form);
    }
  }

  private static RingException refused(String variable, String text, String form) {
    return new RingException(
        RingException.Reason.CONFIGURATION,
        "environment variable " + variable + " is '" + text + "': it must be " + form);
  }
}
