package io.ringelection.web;

import io.vertx.core.json.JsonObject;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;

/** The description of the paths in OpenAPI 3.1, written by hand; a test holds it to the routes. */
final class OpenApi {
  private static final String FILE = "openapi.json";

  private OpenApi() {}

  /** Reads the document. */
  static JsonObject document() {
    try (InputStream stream = OpenApi.class.getResourceAsStream(FILE)) {
      if (stream == null) {
        throw new IllegalStateException("the library is not whole: it lacks " + FILE);
      }
      return new JsonObject(new String(stream.readAllBytes(), StandardCharsets.UTF_8));
    } catch (IOException broken) {
      throw new UncheckedIOException(FILE + " cannot be read", broken);
    }
  }
}
