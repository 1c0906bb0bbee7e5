package io.ringelection.web;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.netty.handler.codec.http.QueryStringEncoder;
import io.ringelection.Phase;
import io.ringelection.access.AccessOptions;
import io.ringelection.access.Role;
import io.ringelection.access.TokenOptions;
import io.vertx.core.Future;
import io.vertx.core.Promise;
import io.vertx.core.buffer.Buffer;
import io.vertx.core.json.Json;
import io.vertx.core.json.JsonArray;
import io.vertx.core.json.JsonObject;
import io.vertx.ext.web.client.HttpResponse;
import io.vertx.json.schema.JsonSchema;
import io.vertx.json.schema.OutputUnit;
import io.vertx.json.schema.SchemaRepository;
import io.vertx.openapi.contract.OpenAPIVersion;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/**
 * The document on the paths, held to what the node answers by a validator of others: {@code
 * vertx-openapi} checks it against the schema of OpenAPI 3.1, and checks every answer.
 */
class ContractTest extends WebTest {
  private static final String TOKEN = "act-0123456789abcdef";

  private SchemaRepository schemas;
  private JsonObject resolved;

  @BeforeEach
  void read() {
    schemas = await(OpenAPIVersion.V3_1.getRepository(vertx, "https://ring.invalid"));
    resolved = await(OpenAPIVersion.V3_1.resolve(vertx, schemas, OpenApi.document()));
    // The journal of the verticle subscribes while it already answers.
    await(settled());
  }

  private Future<Void> settled() {
    return client
        .get(web.actualPort(), "127.0.0.1", "/api/v1/ledger")
        .send()
        .compose(
            answer ->
                answer.statusCode() == 200
                    ? Future.succeededFuture()
                    : vertx.timer(20).compose(again -> settled()));
  }

  /** Whoever has no token looks; a path that acts is asked with one. */
  @Override
  WebOptions options() {
    TokenOptions ops = new TokenOptions().setName("ops").setToken(TOKEN).setRole(Role.OPERATE);
    return new WebOptions()
        .setIdleMillis(1_000)
        .setAccess(new AccessOptions().setAllowAnonymous(true).addToken(ops));
  }

  private void validate(String path, HttpResponse<Buffer> answer) {
    validate(get(resolved.getJsonObject("paths").getJsonObject(path)), path, answer);
  }

  /** The answer is one that the document has, of a type and a shape that it gives. */
  private void validate(JsonObject operation, String path, HttpResponse<Buffer> answer) {
    JsonObject content =
        operation
            .getJsonObject("responses")
            .getJsonObject(Integer.toString(answer.statusCode()))
            .getJsonObject("content");
    JsonObject type = content.getJsonObject(answer.getHeader("Content-Type"));
    assertTrue(type != null, () -> path + " gives " + answer.getHeader("Content-Type"));
    OutputUnit unit =
        schemas
            .validator(JsonSchema.of(type.getJsonObject("schema")))
            .validate(Json.decodeValue(answer.body()));
    assertTrue(unit.getValid(), () -> path + ": " + unit.toJson());
  }

  @Test
  void theDocumentIsOpenApi() {
    assertEquals(OpenAPIVersion.V3_1, OpenAPIVersion.fromContract(OpenApi.document()));
    assertTrue(
        validity(OpenApi.document()).getValid(),
        () -> validity(OpenApi.document()).toJson().encode());
    JsonObject broken = OpenApi.document();
    get(broken.getJsonObject("paths").getJsonObject("/metrics")).remove("responses");
    get(broken.getJsonObject("paths").getJsonObject("/metrics")).put("responses", 7);
    assertFalse(validity(broken).getValid());
  }

  private OutputUnit validity(JsonObject document) {
    return await(OpenAPIVersion.V3_1.validateContract(vertx, schemas, document));
  }

  private static JsonObject get(JsonObject item) {
    return item.getJsonObject("get");
  }

  private static JsonObject json(JsonObject operation) {
    return json(operation, 200);
  }

  private static JsonObject json(JsonObject operation, int status) {
    return operation
        .getJsonObject("responses")
        .getJsonObject(Integer.toString(status))
        .getJsonObject("content")
        .getJsonObject("application/json", new JsonObject());
  }

  /** The path with the examples of its parameters in their places. */
  private static String path(String template, JsonObject operation) {
    String path = template;
    QueryStringEncoder query = new QueryStringEncoder("");
    for (Object parameter : operation.getJsonArray("parameters", new JsonArray())) {
      JsonObject each = (JsonObject) parameter;
      String name = each.getString("name");
      if (each.getString("in").equals("path")) {
        path = path.replace("{" + name + "}", String.valueOf(each.getValue("example")));
      } else if (each.containsKey("example")) {
        query.addParam(name, String.valueOf(each.getValue("example")));
      }
    }
    return path + query;
  }

  @Test
  void everyExampleIsWhatTheNodeAnswers() {
    List<String> replayed = new ArrayList<>();
    JsonObject paths = OpenApi.document().getJsonObject("paths");
    for (String template : paths.fieldNames()) {
      JsonObject operation = get(paths.getJsonObject(template));
      if (operation != null && json(operation).containsKey("example")) {
        HttpResponse<Buffer> answer = get(path(template, operation));
        assertEquals(
            json(operation).getValue("example"), Json.decodeValue(answer.body()), template);
        validate(template, answer);
        replayed.add(template);
      }
    }
    assertTrue(replayed.size() >= 10, replayed::toString);
  }

  @Test
  void everyExampleOfAnActIsWhatTheNodeAnswers() {
    Promise<Void> left = Promise.promise();
    ring.leaving = left.future();
    JsonObject paths = OpenApi.document().getJsonObject("paths");
    List<String> acts =
        paths.fieldNames().stream()
            .filter(path -> paths.getJsonObject(path).containsKey("post"))
            .toList();
    assertEquals(List.of("/api/v1/drain"), acts);
    for (int status : new int[] {202, 200}) {
      for (String path : acts) {
        JsonObject operation = paths.getJsonObject(path).getJsonObject("post");
        HttpResponse<Buffer> answer = post(path);
        assertEquals(status, answer.statusCode());
        assertEquals(
            json(operation, status).getValue("example"), Json.decodeValue(answer.body()), path);
        validate(
            resolved.getJsonObject("paths").getJsonObject(path).getJsonObject("post"),
            path,
            answer);
      }
      left.tryComplete();
    }
  }

  private HttpResponse<Buffer> post(String path) {
    return await(
        client.post(web.actualPort(), "127.0.0.1", path).bearerTokenAuthentication(TOKEN).send());
  }

  @Test
  void theExampleOfAProblemIsWhatTheNodeAnswers() {
    JsonObject example =
        OpenApi.document()
            .getJsonObject("components")
            .getJsonObject("schemas")
            .getJsonObject("Problem")
            .getJsonArray("examples")
            .getJsonObject(0);
    assertEquals(example, object(example.getString("instance")));
  }

  @Test
  void everyAnswerWithoutAnExampleFitsItsSchema() {
    validate("/openapi.json", get("/openapi.json"));
    validate("/api/v1", get("/api/v1"));
    validate("/status", get("/status"));
    assertEquals(200, get("/metrics").statusCode());
  }

  @ParameterizedTest
  @CsvSource({
    "/api/v1/partitions/{p}, /api/v1/partitions/8, 400",
    "/api/v1/partitions/{p}, /api/v1/partitions/x, 400",
    "/api/v1/partitions, /api/v1/partitions?limit=0, 400",
    "/api/v1/keys/{key}, /api/v1/keys/%FF, 400",
    "/api/v1/ledger, /api/v1/ledger?before=x, 400"
  })
  void everyProblemFitsItsSchema(String path, String asked, int status) {
    HttpResponse<Buffer> answer = get(asked);
    assertEquals(status, answer.statusCode());
    validate(path, answer);
  }

  @Test
  void whoIsNotReadySaysSoAsTheDocumentDoes() {
    ring.phase(Phase.SEEKING, 0, "2 more nodes to found the ring");
    validate("/health/ready", get("/health/ready"));
    ring.phase(Phase.LEFT, 0, "a new process");
    validate("/health/live", get("/health/live"));
  }
}
