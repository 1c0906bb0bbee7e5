package io.ringelection.verticles.grpc;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import io.ringelection.Ring;
import io.ringelection.access.AccessOptions;
import io.ringelection.access.Role;
import io.ringelection.access.TokenOptions;
import io.ringelection.grpc.GrpcOptions;
import io.ringelection.verticles.Conditions;
import io.ringelection.verticles.TestRing;
import io.vertx.core.Vertx;
import io.vertx.core.json.JsonObject;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * A client that is no JVM: the example in {@code ring-api/src/test/node}, run by Node.js against
 * two real nodes. Skipped where Node.js or its packages cannot be had.
 */
class NodeClientTest {
  private static final Path EXAMPLE = Path.of("..", "ring-api", "src", "test", "node");
  private static final Path PACKAGES = Path.of("target", "node-client");
  private static final String TOKEN = "a-token-for-looking-of-forty-characters-";

  private static Vertx vertx;
  private static TestRing ring;
  private static GrpcNode one;
  private static GrpcNode two;
  private static GrpcNode locked;

  @TempDir private Path room;

  @BeforeAll
  static void start() throws Exception {
    assumeTrue(installed(), "skipped: no Node.js 18 with npm, or its packages cannot be had");
    vertx = Vertx.vertx();
    ring = TestRing.on(vertx).steady().join(2).settle();
    one = new GrpcNode(vertx, ring.node(0), new GrpcOptions());
    two = new GrpcNode(vertx, ring.node(1), new GrpcOptions());
    locked =
        new GrpcNode(
            vertx,
            ring.node(0),
            new GrpcOptions()
                .setAccess(
                    new AccessOptions()
                        .addToken(
                            new TokenOptions()
                                .setName("looker")
                                .setRole(Role.VIEW)
                                .setToken(TOKEN))));
  }

  @AfterAll
  static void stop() {
    if (vertx != null) {
      Conditions.await("the end", vertx.close());
    }
  }

  /** Once: the packages stay in the build folder until they change. */
  private static boolean installed() throws Exception {
    Files.createDirectories(PACKAGES);
    Path lock = PACKAGES.resolve("package-lock.json");
    Path wanted = EXAMPLE.resolve("package-lock.json");
    if (Files.exists(lock) && Files.mismatch(lock, wanted) == -1) {
      return true;
    }
    Files.copy(
        EXAMPLE.resolve("package.json"),
        PACKAGES.resolve("package.json"),
        StandardCopyOption.REPLACE_EXISTING);
    Path pending = PACKAGES.resolve("npm-shrinkwrap.json");
    Files.copy(wanted, pending, StandardCopyOption.REPLACE_EXISTING);
    try {
      Process npm =
          new ProcessBuilder("npm", "ci", "--ignore-scripts", "--no-audit", "--no-fund")
              .directory(PACKAGES.toFile())
              .redirectErrorStream(true)
              .redirectOutput(PACKAGES.resolve("npm.log").toFile())
              .start();
      if (!npm.waitFor(2, TimeUnit.MINUTES) || npm.exitValue() != 0) {
        npm.destroyForcibly();
        return false;
      }
    } catch (IOException noNpm) {
      return false;
    }
    Files.move(pending, lock, StandardCopyOption.REPLACE_EXISTING);
    return true;
  }

  /** The client at work; what it says goes to files. */
  private final class Client {
    private final Path said = room.resolve("said-" + System.nanoTime());
    private final Path complained = room.resolve("complained-" + System.nanoTime());
    private final Process process;

    Client(Map<String, String> environment, String... arguments) throws IOException {
      List<String> command = new ArrayList<>(List.of("node", "ring-client.js"));
      command.addAll(List.of(arguments));
      ProcessBuilder builder =
          new ProcessBuilder(command)
              .directory(EXAMPLE.toFile())
              .redirectOutput(said.toFile())
              .redirectError(complained.toFile());
      builder
          .environment()
          .put("NODE_PATH", PACKAGES.resolve("node_modules").toAbsolutePath().toString());
      builder.environment().putAll(environment);
      process = builder.start();
    }

    int end() throws Exception {
      assertTrue(process.waitFor(60, TimeUnit.SECONDS), () -> "no end: " + complaint());
      return process.exitValue();
    }

    String complaint() {
      return read(complained);
    }

    List<JsonObject> answers() {
      return read(said).lines().map(JsonObject::new).toList();
    }

    private static String read(Path file) {
      try {
        return Files.readString(file);
      } catch (IOException unreadable) {
        throw new AssertionError(unreadable);
      }
    }
  }

  private JsonObject ask(String... arguments) throws Exception {
    Client client = new Client(Map.of(), arguments);
    assertEquals(0, client.end(), client::complaint);
    assertEquals(1, client.answers().size());
    return client.answers().get(0);
  }

  @Test
  void statusAndLookup() throws Exception {
    Ring first = ring.node(0);
    Ring leader = ring.leader();
    JsonObject status = ask(one.target(), "status");
    assertEquals(ring.name(), status.getString("ring"));
    assertEquals(first.node().toString(), status.getString("node"));
    assertEquals(leader.node().toString(), status.getString("leader"));
    assertEquals("PHASE_MEMBER", status.getString("phase"));
    assertEquals(TestRing.PARTITIONS, status.getInteger("partitions"));

    int partition = first.partitionOf("customer-42 é");
    Ring owner = first.owns(partition) ? first : ring.node(1);
    GrpcNode asked = owner == first ? one : two;
    JsonObject found = ask(asked.target(), "lookup", "customer-42 é");
    assertEquals(partition, found.getInteger("partition"));
    assertEquals(owner.node().toString(), found.getString("owner"));
    assertEquals(Long.toString(owner.token(partition).orElseThrow()), found.getString("token"));
    assertTrue(found.getBoolean("owned_here"));
  }

  @Test
  void refusalsHaveTheirCodes() throws Exception {
    Client stranger = new Client(Map.of(), locked.target(), "status");
    assertEquals(16, stranger.end());
    assertTrue(
        stranger.complaint().startsWith("UNAUTHENTICATED: a token is needed"), stranger::complaint);
    Client known = new Client(Map.of("RING_TOKEN", TOKEN), locked.target(), "status");
    assertEquals(0, known.end(), known::complaint);
    Client late = new Client(Map.of("RING_DEADLINE", "500"), one.target(), "watch");
    assertEquals(4, late.end());
    assertTrue(late.complaint().startsWith("DEADLINE_EXCEEDED"), late::complaint);
    assertTrue(late.answers().get(0).containsKey("snapshot"));
  }

  @Test
  void aWatcherThatIsKilledGoesOnAtAnotherNode() throws Exception {
    Client first = new Client(Map.of(), one.target(), "watch");
    Conditions.until(vertx, "a snapshot", () -> read(first) == 1);
    churn("n3");
    Conditions.until(vertx, "changes", () -> read(first) > 3);
    first.process.destroyForcibly().waitFor();
    List<JsonObject> seen = whole(first);
    churn("n4");

    Client second = new Client(Map.of(), two.target(), "watch", last(seen));
    Conditions.until(
        vertx,
        "the ring as it is",
        () -> read(second) > 0 && owners(seen, whole(second)).equals(owners()));
    second.process.destroyForcibly().waitFor();

    assertNothingIsMissing(seen, whole(second));
  }

  @Test
  void whenANodeGoesAwayTheClientGoesOnAtTheNext() throws Exception {
    GrpcNode leaving = new GrpcNode(vertx, ring.node(0), new GrpcOptions());
    Client client = new Client(Map.of(), leaving.target() + "," + two.target(), "watch");
    Conditions.until(vertx, "a snapshot", () -> read(client) == 1);

    leaving.stop();
    churn("n5");

    Conditions.until(
        vertx, "the ring as it is", () -> owners(List.of(), whole(client)).equals(owners()));
    client.process.destroyForcibly().waitFor();
    assertNothingIsMissing(List.of(), whole(client));
  }

  /** Some changes: a node comes and goes. */
  private static void churn(String name) {
    Ring node = ring.create(name);
    Conditions.await("a join", node.join());
    ring.settle();
    ring.remove(ring.node(2));
    Conditions.await("a leave", node.leave());
    ring.settle();
  }

  private static int read(Client client) {
    return whole(client).size();
  }

  /** Without a last line that is not there yet as a whole. */
  private static List<JsonObject> whole(Client client) {
    String said = Client.read(client.said);
    return said.substring(0, said.lastIndexOf('\n') + 1).lines().map(JsonObject::new).toList();
  }

  private static String last(List<JsonObject> notices) {
    return notices.get(notices.size() - 1).getString("id");
  }

  private static Map<Integer, String> owners() {
    Map<Integer, String> owners = new TreeMap<>();
    List<? extends Ring> nodes = ring.nodes();
    for (Ring node : nodes) {
      for (int p = 0; p < TestRing.PARTITIONS; p++) {
        if (node.owns(p)) {
          owners.put(p, node.node().toString());
        }
      }
    }
    return owners;
  }

  /** Who owns what after all notices: of two claims the higher token is the newer. */
  private static Map<Integer, String> owners(List<JsonObject> before, List<JsonObject> after) {
    Map<Integer, String> owners = new TreeMap<>();
    Map<Integer, Long> tokens = new HashMap<>();
    List<JsonObject> all = new ArrayList<>(before);
    all.addAll(after);
    for (JsonObject notice : all) {
      JsonObject snapshot = notice.getJsonObject("snapshot");
      if (snapshot != null) {
        owners.clear();
        tokens.clear();
        for (Object state : snapshot.getJsonArray("states")) {
          claim((JsonObject) state, (JsonObject) state, owners, tokens);
        }
      } else if (notice.getJsonObject("change").containsKey("assigned")) {
        JsonObject change = notice.getJsonObject("change");
        claim(change, change.getJsonObject("assigned"), owners, tokens);
      }
    }
    return owners;
  }

  private static void claim(
      JsonObject teller,
      JsonObject grants,
      Map<Integer, String> owners,
      Map<Integer, Long> tokens) {
    for (Object one : grants.getJsonArray("grants")) {
      JsonObject grant = (JsonObject) one;
      int partition = grant.getInteger("partition");
      long token = Long.parseLong(grant.getString("token"));
      if (token > tokens.getOrDefault(partition, 0L)) {
        tokens.put(partition, token);
        owners.put(partition, teller.getString("node"));
      }
    }
  }

  /** Each node's changes are numbered without a hole, from notice to notice or from a snapshot. */
  private static void assertNothingIsMissing(List<JsonObject> before, List<JsonObject> after) {
    Map<String, Long> sequences = new HashMap<>();
    List<JsonObject> all = new ArrayList<>(before);
    all.addAll(after);
    assertTrue(all.get(0).containsKey("snapshot"));
    for (JsonObject notice : all) {
      if (notice.containsKey("snapshot")) {
        sequences.clear();
        for (Object one : notice.getJsonObject("snapshot").getJsonArray("states")) {
          JsonObject state = (JsonObject) one;
          sequences.put(state.getString("node"), Long.parseLong(state.getString("sequence")));
        }
      } else {
        JsonObject change = notice.getJsonObject("change");
        long sequence = Long.parseLong(change.getString("sequence"));
        Long previous = sequences.put(change.getString("node"), sequence);
        assertFalse(
            previous != null && sequence != previous + 1,
            () -> previous + " is followed by " + change);
      }
    }
  }
}
