package io.ringelection.verticles.beacon;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import io.ringelection.NodeId;
import io.ringelection.chaos.net.Net;
import io.ringelection.chaos.process.Place;
import io.ringelection.chaos.process.Shell;
import io.ringelection.verticles.Conditions;
import io.ringelection.verticles.OtherJvm;
import io.vertx.core.Vertx;
import io.vertx.core.VertxOptions;
import io.vertx.core.net.SocketAddress;
import java.io.IOException;
import java.net.InetSocketAddress;
import java.net.Socket;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/**
 * A beacon in a network namespace of its own, behind a firewall that refuses what comes, in each
 * way in which a connection to it can end while it lives. Needs root, and is skipped where
 * namespaces cannot be made.
 */
class FirewallTest {
  private static final NodeId WATCHED = new NodeId("watched", 7);
  private static final String NAME = "w";

  /** Looks that were refused, until a watcher has had its chance to err. */
  private static final int CHANCES = 3;

  private final Vertx vertx = Vertx.vertx(new VertxOptions().setPreferNativeTransport(true));
  private final Watching first = new Watching(vertx, new NodeId("first", 1));
  private final Watching second = new Watching(vertx, new NodeId("second", 2));
  private final List<Socket> strangers = new ArrayList<>();
  private Net net;
  private Place place;
  private OtherJvm process;
  private SocketAddress beacon;

  @BeforeEach
  void open() {
    assumeTrue(Net.isAllowed(), "skipped: network namespaces cannot be made here, it takes root");
    net = new Net(List.of(NAME));
    place = net.places().get(NAME);
    process =
        new OtherJvm(
            place.prefix(), BeaconProcess.class, List.of(WATCHED.toString(), place.host()));
    Conditions.until(vertx, "a lit beacon", () -> port().isPresent());
    beacon = SocketAddress.inetSocketAddress(Integer.parseInt(port().get()), place.host());
    first.watch(WATCHED, beacon);
    first.untilWatching();
  }

  @AfterEach
  void close() throws IOException {
    for (Socket stranger : strangers) {
      stranger.close();
    }
    first.close();
    second.close();
    if (net != null) {
      process.close();
      net.close();
    }
    Conditions.await("vertx closed", vertx.close());
  }

  private Optional<String> port() {
    return process.lines().stream()
        .filter(line -> line.startsWith("port "))
        .map(line -> line.substring("port ".length()))
        .findFirst();
  }

  private List<String> inside(String... command) {
    return Shell.run(
        Stream.concat(place.prefix().stream(), Stream.of(command)).toArray(String[]::new));
  }

  /** Whoever connects from now on is told that nobody listens. */
  private void reject(String how) {
    inside(("iptables -A INPUT -p tcp --syn -j REJECT --reject-with " + how).split(" "));
  }

  private void untilRefusedAgain() {
    int before = refused();
    Conditions.until(vertx, "refusals", () -> refused() >= before + CHANCES);
  }

  private int refused() {
    return inside("iptables", "-nvxL", "INPUT").stream()
        .filter(line -> line.contains("REJECT"))
        .mapToInt(line -> Integer.parseInt(line.strip().split(" ")[0]))
        .sum();
  }

  /** Ends the beacon's connections in the kernel, which sends resets; false where it cannot. */
  private boolean killConnections() {
    return inside("ss", "-HtK", "sport", "=", ":" + beacon.port()).stream()
        .anyMatch(line -> line.startsWith("ESTAB"));
  }

  private void assertNobodyDead() {
    assertEquals(List.of(), first.dead);
    assertEquals(List.of(), second.dead);
  }

  private void onlyItsRealDeathIsProof() {
    net.heal();
    first.untilWatching();
    assertNobodyDead();
    process.close();
    Conditions.until(vertx, "the proof", () -> !first.dead.isEmpty());
    assertEquals(List.of(WATCHED), first.dead);
  }

  @ParameterizedTest
  @ValueSource(strings = {"tcp-reset", "icmp-port-unreachable"})
  void aFirewallThatRejectsIsNone(String how) {
    reject(how);
    second.watch(WATCHED, beacon);
    untilRefusedAgain();
    assertTrue(first.isWatching());
    assertNobodyDead();
    if (killConnections()) {
      first.untilBlind();
      untilRefusedAgain();
      assertNobodyDead();
    }
    onlyItsRealDeathIsProof();
  }

  /** The beacon really ends the watcher's connection in order, for one who comes too many. */
  @ParameterizedTest
  @ValueSource(strings = {"tcp-reset", "icmp-port-unreachable"})
  void aFirewallThatRejectsAfterTheBeaconHasEndedAConnectionIsNone(String how) throws IOException {
    for (int i = 1; i < Beacon.MAX_CONNECTIONS; i++) {
      connect(new Socket());
    }
    Socket last = new Socket();
    last.bind(new InetSocketAddress(0));
    inside(("iptables -A INPUT -p tcp --sport " + last.getLocalPort() + " -j ACCEPT").split(" "));
    reject(how);
    connect(last);
    first.untilBlind();
    untilRefusedAgain();
    assertNobodyDead();
    onlyItsRealDeathIsProof();
  }

  private void connect(Socket socket) throws IOException {
    strangers.add(socket);
    socket.connect(new InetSocketAddress(beacon.host(), beacon.port()));
    assertEquals('{', socket.getInputStream().read());
  }

  /** The beacon's end is gone and the watcher is not told, because resets do not get through. */
  @Test
  void aHalfOpenConnectionIsNone() {
    inside("iptables", "-A", "OUTPUT", "-p", "tcp", "--tcp-flags", "RST", "RST", "-j", "DROP");
    assumeTrue(killConnections(), "skipped: this kernel does not end connections of others");
    inside("iptables", "-F", "OUTPUT");
    reject("tcp-reset");
    second.watch(WATCHED, beacon);
    untilRefusedAgain();
    assertNobodyDead();
    onlyItsRealDeathIsProofToOthers();
  }

  /** The first may not have found out yet that its connection leads nowhere. */
  private void onlyItsRealDeathIsProofToOthers() {
    net.heal();
    second.untilWatching();
    assertNobodyDead();
    process.close();
    Conditions.until(vertx, "the proof", () -> !second.dead.isEmpty());
    assertEquals(List.of(WATCHED), second.dead);
  }
}
