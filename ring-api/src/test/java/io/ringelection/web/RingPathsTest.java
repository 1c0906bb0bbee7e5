package io.ringelection.web;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.ringelection.Assignment;
import io.vertx.core.buffer.Buffer;
import io.vertx.core.http.HttpMethod;
import io.vertx.core.json.JsonArray;
import io.vertx.core.json.JsonObject;
import io.vertx.ext.web.client.HttpResponse;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

/** What is told about the ring, compared as a whole. */
class RingPathsTest extends WebTest {

  @Test
  void ring() {
    assertEquals(
        new JsonObject(
            """
            {"ring":"ring", "node":"n1@a1", "phase":"MEMBER", "term":2, "leader":"n2@b2", "view":4,
             "voters":["n1@a1","n2@b2","n3@c3"], "partitions":8, "owned":3, "leaseMillis":1800,
             "counts":{"n1@a1":3,"n2@b2":2,"n3@c3":2}, "spread":1, "unowned":1, "waitingFor":"",
             "rebalance":"the leader n2@b2 knows"}
            """),
        object("/api/v1/ring"));
  }

  @Test
  void ringBeforeTheNodeHasJoined() {
    StubRing fresh = new StubRing();
    ring.status = fresh.status;
    ring.assignment = fresh.assignment;

    assertEquals(
        new JsonObject(
            """
            {"ring":"ring", "node":"n1@a1", "phase":"NEW", "term":0, "leader":null, "view":0,
             "voters":[], "partitions":8, "owned":0, "leaseMillis":0, "counts":{}, "spread":0,
             "unowned":8, "waitingFor":"join() has not been called", "rebalance":""}
            """),
        object("/api/v1/ring"));
    assertEquals(new JsonObject("{\"view\":0, \"nodes\":[]}"), object("/api/v1/nodes"));
  }

  @Test
  void nodesInOrderOfSeniority() {
    assertEquals(
        new JsonObject(
            """
            {"view":4, "nodes":[
             {"name":"n1", "id":"n1@a1", "seniority":0, "leader":false, "voter":true, "self":true,
              "partitions":3},
             {"name":"n2", "id":"n2@b2", "seniority":1, "leader":true, "voter":true, "self":false,
              "partitions":2},
             {"name":"n3", "id":"n3@c3", "seniority":2, "leader":false, "voter":true, "self":false,
              "partitions":2}]}
            """),
        object("/api/v1/nodes"));
  }

  @Test
  void onePartition() {
    assertEquals(
        new JsonObject(
            "{'partition':2,'owner':'n1@a1','token':'12','ownedHere':true}".replace('\'', '"')),
        object("/api/v1/partitions/2"));
    assertEquals(
        new JsonObject(
            "{'partition':7,'owner':null,'token':null,'ownedHere':false}".replace('\'', '"')),
        object("/api/v1/partitions/7"));
  }

  @Test
  void tokensBeyondTheNumbersOfJavaScriptAreExact() {
    assertEquals("4611686018427387904", object("/api/v1/partitions/6").getString("token"));
  }

  @Test
  void ownGrantCountsMoreThanAnOldAssignment() {
    ring.grants = java.util.Map.of(7, 99L);

    assertEquals(
        new JsonObject(
            "{'partition':7,'owner':'n1@a1','token':'99','ownedHere':true}".replace('\'', '"')),
        object("/api/v1/partitions/7"));
    assertEquals(false, object("/api/v1/partitions/0").getBoolean("ownedHere"));
  }

  @Test
  void keyWithAnyCharacters() {
    String key = "a b/c+%é😀\u0000";

    JsonObject answer = object("/api/v1/keys/a%20b%2Fc+%25%C3%A9%F0%9F%98%80%00");

    assertEquals(key, answer.getString("key"));
    assertEquals(ring.partitionOf(key), answer.getInteger("partition"));
    assertEquals(
        ring.assignment().owner(ring.partitionOf(key)).map(Object::toString).orElse(null),
        answer.getString("owner"));
    assertTrue(answer.containsKey("token") && answer.containsKey("ownedHere"));
  }

  @Test
  void pagesCoverEveryPartitionOnce() {
    List<Integer> seen = new ArrayList<>();
    String path = "/api/v1/partitions?limit=3";
    while (path != null) {
      JsonObject page = object(path);
      assertTrue(page.getJsonArray("partitions").size() <= 3);
      seen.addAll(numbers(page));
      path = page.getString("next");
    }

    assertEquals(List.of(0, 1, 2, 3, 4, 5, 6, 7), seen);
  }

  @Test
  void pagesOfOneOwner() {
    JsonObject first = object("/api/v1/partitions?owner=n3&limit=1");

    assertEquals(List.of(5), numbers(first));
    assertEquals("/api/v1/partitions?from=6&limit=1&owner=n3", first.getString("next"));
    JsonObject second = object(first.getString("next"));
    assertEquals(List.of(6), numbers(second));
    assertNull(second.getString("next"));
    assertEquals(List.of(3, 4), numbers(object("/api/v1/partitions?owner=n2@b2")));
    assertEquals(List.of(), numbers(object("/api/v1/partitions?owner=n2@b3")));
  }

  @Test
  void unownedOnly() {
    assertEquals(List.of(7), numbers(object("/api/v1/partitions?unowned=true")));
    assertEquals(8, numbers(object("/api/v1/partitions?unowned=false")).size());
  }

  @Test
  void indexListsPathsThatAnswer() {
    JsonArray paths = object("/api/v1").getJsonArray("paths");

    assertEquals(16, paths.size());
    for (int i = 0; i < paths.size(); i++) {
      String path = paths.getJsonObject(i).getString("path");
      HttpMethod said = HttpMethod.valueOf(paths.getJsonObject(i).getString("method"));
      HttpMethod method = path.equals("/api/v1/events") ? HttpMethod.HEAD : said;
      assertEquals(
          said == HttpMethod.GET ? 200 : 401,
          ask(method, path.replace("{p}", "1").replace("{key}", "k")).statusCode(),
          path);
    }
  }

  @Test
  void whoPollsGetsAnAnswerOnlyWhenItIsAnother() {
    String tag = get("/api/v1/nodes").getHeader("ETag");

    assertEquals(304, poll("/api/v1/nodes", tag).statusCode());
    assertNull(poll("/api/v1/nodes", tag).body());
    ring.assignment = Assignment.empty(StubRing.PARTITIONS);
    assertEquals(200, poll("/api/v1/nodes", tag).statusCode());
    assertNull(get("/api/v1/partitions/8").getHeader("ETag"));
  }

  private HttpResponse<Buffer> poll(String path, String tag) {
    return await(
        client.get(web.actualPort(), "127.0.0.1", path).putHeader("If-None-Match", tag).send());
  }

  private static List<Integer> numbers(JsonObject page) {
    return page.getJsonArray("partitions").stream()
        .map(row -> ((JsonObject) row).getInteger("partition"))
        .toList();
  }
}
