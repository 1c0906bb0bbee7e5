package io.ringelection;

import io.vertx.core.json.JsonObject;
import java.util.Map;
import java.util.Optional;

/**
 * The JSON form of {@link RingOptions}: one key for each option; a preset is read, and written as
 * the timers it stands for.
 */
final class OptionJson {
  private OptionJson() {}

  static JsonObject write(RingOptions options) {
    JsonObject json =
        new JsonObject()
            .put("name", options.getName())
            .put("node", options.getNode())
            .put("quorum", options.getQuorum().toJson())
            .put("tls", options.getTls().toJson());
    RingOption.NUMBERS.forEach(option -> json.put(option.key(), option.get(options)));
    return json;
  }

  /** A preset goes first, wherever it stands: what is named beside it changes one of its timers. */
  static void read(JsonObject json, RingOptions options) {
    if (json.containsKey(Preset.KEY)) {
      preset(json.getValue(Preset.KEY)).applyTo(options);
    }
    for (Map.Entry<String, Object> entry : json) {
      readOne(entry.getKey(), entry.getValue(), options);
    }
  }

  private static void readOne(String key, Object value, RingOptions options) {
    switch (key) {
      case Preset.KEY -> {}
      case "name" -> options.setName(text(key, value));
      case "node" -> options.setNode(text(key, value));
      case "quorum" ->
          options.setQuorum(
              new Quorum(object(key, value, "such as {\"mode\":\"dynamic\",\"expected\":3}")));
      case "tls" ->
          options.setTls(new NodeTls(object(key, value, "with the paths certificate, key and ca")));
      default -> {
        RingOption option = option(key);
        option.set(options, number(option, value));
      }
    }
  }

  private static Preset preset(Object value) {
    return Optional.of(value instanceof String name ? name : "")
        .flatMap(Preset::named)
        .orElseThrow(() -> refused("option 'preset' is " + shown(value) + ": use " + Preset.NAMES));
  }

  private static RingOption option(String key) {
    return RingOption.NUMBERS.stream()
        .filter(option -> option.key().equals(key))
        .findFirst()
        .orElseThrow(
            () ->
                refused(
                    "option '"
                        + key
                        + "' is unknown: "
                        + Spelling.suggestion(key, RingOption.words())));
  }

  /**
   * Refuses here what does not fit an int, before a cast could make another number of it; nearer
   * misses are for the rules to find.
   */
  private static long number(RingOption option, Object value) {
    if (!(value instanceof Integer || value instanceof Long)) {
      throw refused(
          "option '%s' is %s: it must be a whole number %s"
              .formatted(option.key(), shown(value), option.range()));
    }
    long number = ((Number) value).longValue();
    boolean inRange = number >= option.min() && number <= option.max();
    if (number != (int) number && !inRange) {
      throw refused(
          "option '%s' is %d: it must be %s".formatted(option.key(), number, option.range()));
    }
    return number;
  }

  private static String text(String key, Object value) {
    if (value instanceof String text) {
      return text;
    }
    throw refused("option '" + key + "' is " + shown(value) + ": it must be a text");
  }

  private static JsonObject object(String key, Object value, String allowed) {
    if (value instanceof JsonObject json) {
      return json;
    }
    throw refused("option '" + key + "' is " + shown(value) + ": it must be an object " + allowed);
  }

  private static String shown(Object value) {
    return value instanceof String ? "'" + value + "'" : String.valueOf(value);
  }

  private static RingException refused(String sentence) {
    return new RingException(RingException.Reason.CONFIGURATION, sentence);
  }
}
