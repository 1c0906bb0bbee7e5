package io.ringelection.verticles.web;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.ringelection.Ring;
import io.ringelection.verticles.Conditions;
import io.ringelection.verticles.TestRing;
import io.vertx.core.Future;
import io.vertx.core.Vertx;
import io.vertx.core.json.JsonArray;
import io.vertx.core.json.JsonObject;
import io.vertx.ext.web.client.WebClient;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/**
 * Web verticles in front of real nodes. Plan: before a node is a member, while the ring is whole,
 * after a node has died, after the leader has died, after a node has left. Whenever the ring is
 * whole, every path of every node must answer what the nodes themselves say, so all must say the
 * same.
 */
class LiveRingTest {
  private final Vertx vertx = Vertx.vertx();
  private final WebClient client = WebClient.create(vertx);
  private final TestRing ring = TestRing.on(vertx);
  private final List<WebNode> nodes = new ArrayList<>();

  @AfterEach
  void close() {
    Conditions.await("vertx closed", vertx.close());
  }

  /** Three nodes, all partitions owned. */
  private void threeNodes() {
    ring.join(3);
    List<? extends Ring> joined = ring.nodes();
    joined.forEach(node -> nodes.add(WebNode.of(vertx, client, node)));
  }

  private WebNode webOf(Ring node) {
    return nodes.stream().filter(web -> web.ring() == node).findFirst().orElseThrow();
  }

  private Truth settled() {
    ring.settle();
    Truth truth = new Truth(List.copyOf(ring.nodes()));
    Conditions.until(vertx, "everybody knows who owns what", truth::isKnownToAll);
    return truth;
  }

  private void everyPathTells(Truth truth) {
    for (Ring node : truth.nodes()) {
      WebNode web = webOf(node);
      health(web);
      ringAndNodes(web, truth);
      partitionsAndKeys(web, truth);
      original(web, truth);
    }
    assertEquals(
        Set.of(statusOfTheOriginal(truth)),
        nodes.stream()
            .filter(web -> truth.nodes().contains(web.ring()))
            .map(web -> web.array("/status"))
            .collect(Collectors.toSet()));
  }

  private static void health(WebNode web) {
    assertEquals("live", web.object("/health/live").getString("status"));
    JsonObject ready = web.object("/health/ready");
    assertEquals("ready", ready.getString("status"), ready::encode);
    assertTrue(ready.getLong("leaseMillis") > 0, ready::encode);
  }

  private static void ringAndNodes(WebNode web, Truth truth) {
    JsonObject summary = web.object("/api/v1/ring");
    assertTrue((long) ((Number) summary.remove("leaseMillis")).longValue() > 0, summary::encode);
    assertTrue(!summary.remove("rebalance").equals(""), summary::encode);
    assertEquals(truth.ring(web.ring()), summary);
    assertTrue(summary.getInteger("spread") <= 1, summary::encode);
    assertEquals(truth.members(web.ring()), web.object("/api/v1/nodes"));
  }

  private static void partitionsAndKeys(WebNode web, Truth truth) {
    Ring asked = web.ring();
    assertEquals(truth.partitions(asked), web.partitions("/api/v1/partitions?limit=7"));
    assertEquals(List.of(), web.partitions("/api/v1/partitions?unowned=true"));
    for (Ring owner : truth.nodes()) {
      assertEquals(
          truth.owned(owner).stream().map(p -> truth.partition(p, asked)).toList(),
          web.partitions("/api/v1/partitions?limit=3&owner=" + owner.node().name()));
    }
    for (int p : List.of(0, 31, TestRing.PARTITIONS - 1)) {
      assertEquals(truth.partition(p, asked), web.object("/api/v1/partitions/" + p));
    }
    int ofKey = asked.partitionOf("customer 42");
    assertEquals(
        truth.partition(ofKey, asked).put("key", "customer 42"),
        web.object("/api/v1/keys/customer%2042"));
  }

  private static void original(WebNode web, Truth truth) {
    assertEquals(new JsonArray(truth.owned(web.ring())), web.array("/partitions"));
  }

  /** By seniority; the next in the line of succession has priority 1, the leader the last. */
  private static JsonArray statusOfTheOriginal(Truth truth) {
    JsonArray entries = new JsonArray();
    List<Ring> members = bySeniority(truth);
    int leader = members.indexOf(truth.leader());
    for (Ring member : members) {
      int behindTheLeader = Math.floorMod(members.indexOf(member) - leader - 1, members.size()) + 1;
      entries.add(
          entry(member, new JsonArray(truth.owned(member)))
              .put("id", member.node().toString())
              .put("priority", behindTheLeader));
    }
    return entries.add(entry(truth.leader(), new JsonArray()));
  }

  private static List<Ring> bySeniority(Truth truth) {
    return truth.leader().status().members().stream()
        .map(
            id -> truth.nodes().stream().filter(n -> n.node().equals(id)).findFirst().orElseThrow())
        .toList();
  }

  private static JsonObject entry(Ring node, JsonArray partitions) {
    return new JsonObject()
        .put("partitions", partitions)
        .put("hostname", node.node().name())
        .put("port", 0);
  }

  @Test
  void beforeANodeIsAMember() {
    Ring alone = ring.create("n1");
    WebNode web = WebNode.of(vertx, client, alone);
    knowsNothing(web, "NEW");
    assertEquals("the node is no member: its phase is NEW", notReady(web));

    Future<Void> joined = alone.join();
    Conditions.until(vertx, "it waits", () -> !alone.status().waitingFor().isEmpty());
    knowsNothing(web, "SEEKING");
    assertEquals(alone.status().waitingFor(), notReady(web));
    assertFalse(joined.isComplete());
  }

  private static void knowsNothing(WebNode web, String phase) {
    assertEquals(200, web.status("/health/live"));
    JsonObject summary = web.object("/api/v1/ring");
    assertEquals(phase, summary.getString("phase"));
    assertEquals(new JsonObject(), summary.getJsonObject("counts"));
    assertEquals(TestRing.PARTITIONS, summary.getInteger("unowned"));
    assertEquals(new JsonArray(), web.object("/api/v1/nodes").getJsonArray("nodes"));
    assertEquals(TestRing.PARTITIONS, web.partitions("/api/v1/partitions?unowned=true").size());
    JsonObject nobodys =
        new JsonObject()
            .put("partition", 7)
            .putNull("owner")
            .putNull("token")
            .put("ownedHere", false);
    assertEquals(nobodys, web.object("/api/v1/partitions/7"));
    assertEquals(new JsonArray(), web.array("/status"));
    assertEquals(new JsonArray(), web.array("/partitions"));
  }

  /** The sentence of a node that says so. */
  private static String notReady(WebNode web) {
    JsonObject problem = web.object("/health/ready");
    assertEquals(503, web.status("/health/ready"));
    assertEquals(503, problem.getInteger("status"), problem::encode);
    return problem.getString("detail");
  }

  @Test
  void whileTheRingIsWhole() {
    threeNodes();
    Truth truth = settled();
    everyPathTells(truth);
    for (WebNode web : nodes) {
      JsonObject index = web.object("/api/v1");
      assertEquals(web.id(), index.getString("node"));
      index.getJsonArray("paths").stream()
          .map(JsonObject.class::cast)
          .filter(path -> path.getString("method").equals("GET"))
          .map(path -> path.getString("path"))
          .filter(path -> !path.equals("/api/v1/events"))
          .map(path -> path.replace("{p}", "7").replace("{key}", "k"))
          .forEach(path -> assertEquals(200, web.status(path), path));
    }
  }

  @Test
  void afterANodeHasDied() throws Exception {
    threeNodes();
    ring.settle();
    Ring dead = ring.remove(ring.follower());
    ((AutoCloseable) dead).close();

    everyPathTells(settled());
    isGone(dead);
  }

  @Test
  void afterTheLeaderHasDied() throws Exception {
    threeNodes();
    long term = settled().leader().status().term();
    Ring dead = ring.remove(ring.leader());
    ((AutoCloseable) dead).close();

    Truth truth = settled();
    everyPathTells(truth);
    assertTrue(truth.leader().status().term() > term, "another leadership");
    isGone(dead);
  }

  @Test
  void afterANodeHasLeft() {
    threeNodes();
    ring.settle();
    Ring leaving = ring.remove(ring.follower());
    Conditions.await("left", leaving.leave());

    everyPathTells(settled());
    isGone(leaving);
  }

  @Test
  void afterANodeHasComeAnew() {
    threeNodes();
    ring.settle();
    Ring leaving = ring.remove(ring.leader());
    Conditions.await("left", leaving.leave());
    Ring fresh = ring.create("n4");
    Conditions.await("joined", fresh.join());
    nodes.add(WebNode.of(vertx, client, fresh));

    everyPathTells(settled());
  }

  private void isGone(Ring node) {
    WebNode web = webOf(node);
    assertEquals(200, web.status("/health/live"));
    assertEquals("the node is no member: its phase is LEFT", notReady(web));
    assertEquals(0, web.object("/api/v1/ring").getInteger("owned"));
    assertEquals(new JsonArray(), web.array("/partitions"));
  }
}
