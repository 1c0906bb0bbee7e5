package io.ringelection.access;

import io.ringelection.RingException;
import io.vertx.core.json.JsonArray;
import io.vertx.core.json.JsonObject;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.function.Consumer;
import java.util.function.IntConsumer;
import org.jspecify.annotations.Nullable;

/**
 * Reads the options of a face from JSON, strictly: name each option that there is, then call {@link
 * #end()}. What is absent keeps its default. Every mistake is a {@link RingException} with reason
 * CONFIGURATION and one sentence.
 */
public final class OptionReader {
  private final String kind;
  private final JsonObject json;
  private final Set<String> known = new LinkedHashSet<>();

  /**
   * Nothing is read yet.
   *
   * @param kind what the sentences call an option, such as "web option"
   */
  public OptionReader(String kind, JsonObject json) {
    this.kind = kind;
    this.json = json;
  }

  /** An option that is a whole number. */
  public OptionReader whole(String key, IntConsumer setter) {
    return read(key, Integer.class, "a whole number", setter::accept);
  }

  /** An option that is a string. */
  public OptionReader text(String key, Consumer<String> setter) {
    return read(key, String.class, "a string", setter);
  }

  /** An option that is a string which no sentence and no log may show. */
  public OptionReader secret(String key, Consumer<String> setter) {
    if (json.containsKey(key) && !(json.getValue(key) instanceof String)) {
      throw mistake(kind + " '" + key + "' must be a string");
    }
    return text(key, setter);
  }

  /** An option that is true or false. */
  public OptionReader truth(String key, Consumer<Boolean> setter) {
    return read(key, Boolean.class, "true or false", setter);
  }

  /** An option that is a group of options. */
  public OptionReader group(String key, Consumer<JsonObject> setter) {
    return read(key, JsonObject.class, "an object", setter);
  }

  /** An option that is a list of groups of options. */
  public OptionReader groups(String key, Consumer<List<JsonObject>> setter) {
    return read(
        key,
        JsonArray.class,
        "a list of objects",
        array -> {
          List<JsonObject> groups = new ArrayList<>();
          for (Object element : array) {
            if (!(element instanceof JsonObject group)) {
              throw mistake(kind + " '" + key + "' must be a list of objects");
            }
            groups.add(group);
          }
          setter.accept(groups);
        });
  }

  /**
   * All options are named.
   *
   * @throws RingException with reason CONFIGURATION when the JSON has another one
   */
  public void end() {
    for (String key : json.fieldNames()) {
      if (!known.contains(key)) {
        throw mistake(kind + " '" + key + "' is unknown: use one of " + String.join(", ", known));
      }
    }
  }

  private <T> OptionReader read(String key, Class<T> type, String wanted, Consumer<T> setter) {
    known.add(key);
    if (json.containsKey(key)) {
      Object value = json.getValue(key);
      if (!type.isInstance(value)) {
        throw mistake(kind + " '" + key + "' is " + shown(value) + ": it must be " + wanted);
      }
      setter.accept(type.cast(value));
    }
    return this;
  }

  private static String shown(@Nullable Object value) {
    if (value instanceof JsonObject || value instanceof JsonArray) {
      return "of another type";
    }
    return value instanceof String ? "'" + value + "'" : String.valueOf(value);
  }

  private static RingException mistake(String sentence) {
    return new RingException(RingException.Reason.CONFIGURATION, sentence);
  }
}
