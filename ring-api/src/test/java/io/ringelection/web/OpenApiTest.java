package io.ringelection.web;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.vertx.core.json.JsonArray;
import io.vertx.core.json.JsonObject;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** The document and the node say the same: paths, and the fields of what they answer. */
class OpenApiTest extends WebTest {

  private JsonObject document() {
    return object("/openapi.json");
  }

  @Test
  void pathsAreThoseOfTheNode() {
    Set<String> served =
        object("/api/v1").getJsonArray("paths").stream()
            .map(path -> ((JsonObject) path).getString("path"))
            .collect(Collectors.toCollection(TreeSet::new));

    assertEquals(served, new TreeSet<>(document().getJsonObject("paths").fieldNames()));
  }

  @ParameterizedTest
  @CsvSource({
    "/api/v1/ring, /api/v1/ring",
    "/api/v1/nodes, /api/v1/nodes",
    "/api/v1/partitions, /api/v1/partitions",
    "/api/v1/partitions/{p}, /api/v1/partitions/1",
    "/api/v1/ledger, /api/v1/ledger",
    "/api/v1/watchdog, /api/v1/watchdog",
    "/api/v1, /api/v1",
    "/health/live, /health/live",
    "/health/ready, /health/ready"
  })
  void fieldsAreThoseOfTheAnswer(String path, String asked) {
    JsonObject schema =
        resolve(
            document()
                .getJsonObject("paths")
                .getJsonObject(path)
                .getJsonObject("get")
                .getJsonObject("responses")
                .getJsonObject("200")
                .getJsonObject("content")
                .getJsonObject("application/json")
                .getJsonObject("schema"));

    assertEquals(
        new TreeSet<>(object(asked).fieldNames()),
        new TreeSet<>(schema.getJsonObject("properties").fieldNames()));
  }

  @Test
  void everyReferenceFindsWhatItNames() {
    TreeSet<String> references = new TreeSet<>();
    collect(document(), references);

    assertTrue(references.size() > 5, references::toString);
    references.forEach(reference -> resolve(new JsonObject().put("$ref", reference)));
  }

  private JsonObject resolve(JsonObject schema) {
    if (!schema.containsKey("$ref")) {
      return schema;
    }
    JsonObject found = document();
    for (String step : schema.getString("$ref").substring(2).split("/", -1)) {
      found = found.getJsonObject(step);
      assertTrue(found != null, () -> schema.getString("$ref"));
    }
    return found;
  }

  private static void collect(Object json, Set<String> references) {
    if (json instanceof JsonObject object) {
      if (object.getValue("$ref") instanceof String reference) {
        references.add(reference);
      }
      object.forEach(field -> collect(field.getValue(), references));
    } else if (json instanceof JsonArray array) {
      array.forEach(element -> collect(element, references));
    }
  }
}
