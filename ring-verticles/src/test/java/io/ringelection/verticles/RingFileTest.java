package io.ringelection.verticles;

import static org.junit.jupiter.api.Assertions.assertEquals;

import io.ringelection.RingOptions;
import io.vertx.core.json.JsonObject;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;

/** {@code config/ring.json} shows every option with its default, but the node's name. */
class RingFileTest {
  @Test
  void showsTheDefaults() throws IOException {
    JsonObject file = new JsonObject(Files.readString(Path.of("../config/ring.json")));
    RingOptions options = new RingOptions(file);
    assertEquals(List.of(), options.problems());
    JsonObject defaults = new RingOptions().toJson();
    defaults.remove("node");
    assertEquals(defaults, file);
  }
}
