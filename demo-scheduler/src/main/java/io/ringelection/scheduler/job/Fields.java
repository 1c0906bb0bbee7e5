package io.ringelection.scheduler.job;

import io.vertx.core.json.JsonArray;
import io.vertx.core.json.JsonObject;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Reads a JSON object strictly: every mistake is one sentence that begins with where it is. */
final class Fields {
  private final String where;
  private final JsonObject json;
  private final List<String> known;

  /** Refuses keys other than the {@code known}. */
  Fields(String where, JsonObject json, String... known) {
    this.where = where;
    this.json = json;
    this.known = List.of(known);
    for (String key : json.fieldNames()) {
      if (!this.known.contains(key)) {
        throw problem("key '" + key + "' is unknown: use " + String.join(", ", known));
      }
    }
  }

  JobsException problem(String sentence) {
    return new JobsException(where + ": " + sentence);
  }

  JobsException problem(String sentence, Throwable cause) {
    return new JobsException(where + ": " + sentence, cause);
  }

  String where() {
    return where;
  }

  boolean has(String key) {
    return json.getValue(key) != null;
  }

  @Nullable Object value(String key) {
    return json.getValue(key);
  }

  String text(String key) {
    Object value = value(key);
    if (value instanceof String text && !text.isBlank()) {
      return text;
    }
    throw problem(
        value == null
            ? "'" + key + "' is missing"
            : "'" + key + "' is " + shown(value) + ": use a string that is not blank");
  }

  String text(String key, String otherwise) {
    return has(key) ? text(key) : otherwise;
  }

  long number(String key, long otherwise, long least, long most) {
    Object value = value(key);
    if (value == null) {
      return otherwise;
    }
    boolean whole = value instanceof Integer || value instanceof Long;
    if (whole && ((Number) value).longValue() >= least && ((Number) value).longValue() <= most) {
      return ((Number) value).longValue();
    }
    throw problem(
        "'" + key + "' is " + shown(value) + ": use a whole number from " + least + " to " + most);
  }

  boolean flag(String key, boolean otherwise) {
    Object value = value(key);
    if (value == null) {
      return otherwise;
    }
    if (value instanceof Boolean flag) {
      return flag;
    }
    throw problem("'" + key + "' is " + shown(value) + ": use true or false");
  }

  JsonObject object(String key) {
    Object value = value(key);
    if (value instanceof JsonObject object) {
      return object;
    }
    throw problem(
        value == null
            ? "'" + key + "' is missing"
            : "'" + key + "' is " + shown(value) + ": use an object");
  }

  JsonArray array(String key) {
    Object value = value(key);
    if (value instanceof JsonArray array) {
      return array;
    }
    throw problem(
        value == null
            ? "'" + key + "' is missing"
            : "'" + key + "' is " + shown(value) + ": use an array");
  }

  Map<String, String> texts(String key) {
    Map<String, String> texts = new LinkedHashMap<>();
    if (has(key)) {
      for (Map.Entry<String, Object> entry : object(key)) {
        if (!(entry.getValue() instanceof String text)) {
          throw problem(
              "'"
                  + key
                  + "."
                  + entry.getKey()
                  + "' is "
                  + shown(entry.getValue())
                  + ": use a string");
        }
        texts.put(entry.getKey(), text);
      }
    }
    return texts;
  }

  /** A value for an error sentence, short enough to read. */
  private static String shown(@Nullable Object value) {
    String text = value instanceof String ? "'" + value + "'" : String.valueOf(value);
    return text.length() <= 60 ? text : text.substring(0, 57) + "...";
  }
}
