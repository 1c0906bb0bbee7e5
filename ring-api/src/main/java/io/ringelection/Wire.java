package io.ringelection;

import io.vertx.core.json.JsonObject;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.function.Function;

/** Reads what came over the event bus, where anybody can publish anything. */
final class Wire {
  private Wire() {}

  /**
   * What {@code reader} makes of {@code json}; empty when the version is another or a field is
   * missing or of a wrong type.
   */
  static <T> Optional<T> read(JsonObject json, Function<JsonObject, T> reader) {
    try {
      return json.getInteger("version", 0) == RingEvent.VERSION
          ? Optional.of(reader.apply(json))
          : Optional.empty();
    } catch (IllegalArgumentException | ClassCastException | NullPointerException malformed) {
      return Optional.empty();
    }
  }

  /** The ring's name, without which nothing can be told apart. */
  static String ring(JsonObject json) {
    return Objects.requireNonNull(json.getString("ring"), "field 'ring' is missing");
  }

  static List<Grant> grants(JsonObject json) {
    List<Grant> grants = new ArrayList<>();
    for (Object grant : json.getJsonArray("partitions")) {
      grants.add(Grant.fromJson((JsonObject) grant));
    }
    return grants;
  }
}
