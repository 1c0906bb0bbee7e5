package io.ringelection.verticles;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertSame;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.ringelection.Phase;
import io.ringelection.Quorum;
import io.ringelection.Ring;
import io.ringelection.RingAddresses;
import io.ringelection.RingException;
import io.ringelection.RingOptions;
import io.vertx.core.DeploymentOptions;
import io.vertx.core.Future;
import io.vertx.core.Vertx;
import io.vertx.core.json.JsonObject;
import java.util.List;
import java.util.concurrent.CompletionException;
import java.util.concurrent.CopyOnWriteArrayList;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** The verticles. */
class PartsTest {
  private final Vertx vertx = Vertx.vertx();
  private final TestRing ring = TestRing.on(vertx);

  @AfterEach
  void close() {
    Conditions.await("vertx closed", vertx.close());
  }

  private String deploy(RingPart part) {
    return Conditions.await("deployed", vertx.deployVerticle(part));
  }

  private Ring joined(RingPart part) {
    Conditions.await("joined", part.ring().join());
    return part.ring();
  }

  private void undeploy(String id) {
    Conditions.await("undeployed", vertx.undeploy(id));
  }

  @Test
  void deployedByInstance() {
    ring.join(2).settle();
    RingVerticle verticle = new RingVerticle(ring.options("n3"));
    String id = deploy(verticle);
    Ring node = joined(verticle);
    Conditions.until(vertx, "its share", () -> node.status().owned() == 20);
    undeploy(id);
    assertEquals(Phase.LEFT, node.status().phase());
    ring.settle();
  }

  @Test
  void deployedByNameWithConfiguration() {
    List<JsonObject> leaders = new CopyOnWriteArrayList<>();
    List<JsonObject> views = new CopyOnWriteArrayList<>();
    vertx
        .eventBus()
        .<JsonObject>consumer(
            RingAddresses.leader(ring.name()), message -> leaders.add(message.body()));
    vertx
        .eventBus()
        .<JsonObject>consumer(
            RingAddresses.members(ring.name()), message -> views.add(message.body()));
    JsonObject config = ring.quorum(Quorum.single()).options("n1").toJson();
    Conditions.await(
        "deployed",
        vertx.deployVerticle(
            RingVerticle.class.getName(), new DeploymentOptions().setConfig(config)));
    Conditions.until(vertx, "facts", () -> !leaders.isEmpty() && !views.isEmpty());
    assertEquals(
        leaders.get(0).getString("leader"), views.get(0).getJsonArray("members").getString(0));
  }

  @Test
  void aConfigurationThatIsWrongFailsTheDeployment() {
    DeploymentOptions wrong =
        new DeploymentOptions().setConfig(new JsonObject().put("leaseMilis", 5));
    CompletionException failed =
        assertThrows(
            CompletionException.class,
            () ->
                Conditions.await(
                    "deployed", vertx.deployVerticle(RingVerticle.class.getName(), wrong)));
    assertTrue(failed.getCause().getMessage().contains("leaseMillis"), failed::toString);
  }

  @Test
  void aPartThatIsNotDeployedHasNoRing() {
    assertThrows(IllegalStateException.class, new HeartbeatVerticle(ring.options("n3"))::ring);
  }

  @Test
  void aNodeThatOnlyBeatsIsAMemberAndOwnsNothing() {
    ring.join(2).settle();
    HeartbeatVerticle verticle = new HeartbeatVerticle(ring.options("n3"));
    deploy(verticle);
    Ring node = joined(verticle);
    Conditions.until(vertx, "a view of three", () -> node.status().members().size() == 3);
    assertEquals(0, node.status().owned());
    assertEquals(30, ring.node(0).status().owned());
  }

  @Test
  void aNodeThatOnlyBeatsHasNoVote() {
    ring.join(2).settle();
    HeartbeatVerticle verticle = new HeartbeatVerticle(ring.options("n3"));
    deploy(verticle);
    Ring node = joined(verticle);
    Conditions.until(
        vertx,
        "a view of three in which it has no vote",
        () ->
            node.status().members().size() == 3
                && !node.status().view().voters().contains(node.node()));
  }

  @Test
  void leadersAndOwnersMayBeDifferentNodes() {
    List<RingPart> parts =
        List.of(
            new ElectionVerticle(ring.options("lead1")),
            new ElectionVerticle(ring.options("lead2")),
            new RebalanceVerticle(ring.options("work1")),
            new RebalanceVerticle(ring.options("work2")));
    parts.forEach(this::deploy);
    parts.forEach(this::joined);
    Conditions.until(
        vertx,
        "all partitions at the workers",
        () ->
            owned(parts.get(2)) == 30
                && owned(parts.get(3)) == 30
                && owned(parts.get(0)) + owned(parts.get(1)) == 0);
    String leader = parts.get(0).ring().status().leader().orElseThrow().name();
    assertTrue(leader.startsWith("lead"), leader);
  }

  private static int owned(RingPart part) {
    return part.ring().status().owned();
  }

  @Test
  void partsOfOneNodeShareItAndTheLastOneOutLeaves() {
    ring.join(2).settle();
    RingOptions options = ring.options("n3");
    HeartbeatVerticle heartbeat = new HeartbeatVerticle(options);
    RebalanceVerticle rebalance = new RebalanceVerticle(options);
    String first = deploy(heartbeat);
    String second = deploy(rebalance);
    Ring node = joined(heartbeat);
    assertSame(node, rebalance.ring());
    Conditions.until(vertx, "its share", () -> node.status().owned() == 20);

    undeploy(second);
    Conditions.until(vertx, "back to the others", () -> node.status().owned() == 0);
    assertEquals(Phase.MEMBER, node.status().phase());
    Conditions.until(vertx, "the others own all", () -> ring.node(0).status().owned() == 30);

    undeploy(first);
    assertEquals(Phase.LEFT, node.status().phase());
    ring.settle();
  }

  @Test
  void partsOfOneNodeMustAgreeInTheirOptions() {
    deploy(new HeartbeatVerticle(ring.options("n1")));
    Future<String> other =
        vertx.deployVerticle(new ElectionVerticle(ring.options("n1").setMaxMoves(3)));
    CompletionException failed =
        assertThrows(CompletionException.class, () -> Conditions.await("deployed", other));
    assertInstanceOf(RingException.class, failed.getCause());
    assertTrue(failed.getCause().getMessage().contains("n1"), failed::toString);
  }
}
