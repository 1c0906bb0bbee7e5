package io.ringelection.verticles;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.ringelection.RingOptions;
import io.vertx.core.json.JsonObject;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;

/**
 * {@code config/ring.json} shows every option with its default, but the node's name; the timers are
 * those of the preset it names.
 */
class RingFileTest {
  @Test
  void showsTheDefaults() throws IOException {
    JsonObject file = new JsonObject(Files.readString(Path.of("../config/ring.json")));
    RingOptions options = new RingOptions(file);
    assertEquals(List.of(), options.problems());
    JsonObject defaults = new RingOptions().setNode(options.getNode()).toJson();
    assertEquals(defaults, options.toJson());
    Set<String> shown = new HashSet<>(file.fieldNames());
    assertTrue(shown.remove("preset"));
    shown.addAll(ofThePreset());
    shown.add("node");
    assertEquals(defaults.fieldNames(), shown);
  }

  /** So that the preset is no word without effect: none of its timers stands beside it. */
  private static Set<String> ofThePreset() throws IOException {
    JsonObject file = new JsonObject(Files.readString(Path.of("../config/ring.json")));
    JsonObject lan = new RingOptions(file).toJson();
    JsonObject fast = new RingOptions(file.put("preset", "fast")).toJson();
    return lan.fieldNames().stream()
        .filter(key -> !lan.getValue(key).equals(fast.getValue(key)))
        .filter(key -> !key.equals("node"))
        .collect(Collectors.toSet());
  }
}
