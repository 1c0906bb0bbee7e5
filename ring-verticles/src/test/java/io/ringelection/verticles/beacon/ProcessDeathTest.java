package io.ringelection.verticles.beacon;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.ringelection.NodeId;
import io.ringelection.NodeTls;
import io.ringelection.verticles.Conditions;
import io.ringelection.verticles.OtherJvm;
import io.ringelection.verticles.net.PeerCertificates;
import io.ringelection.verticles.net.PeerSockets;
import io.vertx.core.Vertx;
import io.vertx.core.net.SocketAddress;
import java.nio.file.Path;
import java.util.List;
import java.util.OptionalInt;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Another process that is stopped, goes on, and is killed. */
class ProcessDeathTest {
  private static final NodeId WATCHED = new NodeId("watched", 7);
  private static final String HERE = "127.0.0.1";
  private static final List<String> ARGUMENTS = List.of(WATCHED.toString(), HERE);

  private final Vertx vertx = Vertx.vertx();
  private final Watching first = new Watching(vertx, new NodeId("first", 1));
  private final Watching second = new Watching(vertx, new NodeId("second", 2));

  @AfterEach
  void close() {
    first.close();
    second.close();
    Conditions.await("vertx closed", vertx.close());
  }

  private SocketAddress place(OtherJvm process) {
    Conditions.until(vertx, "a lit beacon", () -> port(process).isPresent());
    return SocketAddress.inetSocketAddress(port(process).getAsInt(), "127.0.0.1");
  }

  private static OptionalInt port(OtherJvm process) {
    return process.lines().stream()
        .filter(line -> line.startsWith("port "))
        .mapToInt(line -> Integer.parseInt(line.substring("port ".length())))
        .findFirst();
  }

  @Test
  void aStoppedProcessIsNotDeadAndAKilledOneIs() {
    try (OtherJvm process = new OtherJvm(BeaconProcess.class, ARGUMENTS)) {
      SocketAddress place = place(process);
      first.watch(WATCHED, place);
      first.untilWatching();

      process.stop();
      // Its kernel accepts for it: this one waits for a sign in vain, more than once.
      Counterpart clock = new Counterpart(vertx, 0, socket -> {});
      second.watch(WATCHED, place);
      Watching third = new Watching(vertx, new NodeId("third", 3));
      third.watch(new NodeId("silent", 1), clock.address());
      clock.untilAccepted(3);
      third.close();
      assertTrue(first.isWatching());
      assertEquals(List.of(), first.dead);
      assertEquals(List.of(), second.dead);

      process.goOn();
      second.untilWatching();
      process.close();
      Conditions.until(vertx, "both proofs", () -> first.dead.size() + second.dead.size() == 2);
      assertEquals(List.of(WATCHED), first.dead);
      assertEquals(List.of(WATCHED), second.dead);
    }
  }

  @Test
  void aProcessThatIsKilledWhileItIsStoppedIsDead() {
    try (OtherJvm process = new OtherJvm(BeaconProcess.class, ARGUMENTS)) {
      first.watch(WATCHED, place(process));
      first.untilWatching();
      process.stop();
      process.close();
      Conditions.until(vertx, "the proof", () -> first.dead.size() == 1);
    }
  }

  @Test
  void theEndOfAnEncryptedConnectionIsProofToo(@TempDir Path folder) {
    NodeTls tls = PeerCertificates.create(folder, "ring");
    Watching watching = new Watching(vertx, PeerSockets.of(vertx, tls), new NodeId("third", 3));
    List<String> arguments =
        List.of(WATCHED.toString(), HERE, tls.certificate(), tls.key(), tls.ca());
    try (OtherJvm process = new OtherJvm(BeaconProcess.class, arguments)) {
      SocketAddress place = place(process);
      watching.watch(WATCHED, place);
      watching.untilWatching();
      first.watch(WATCHED, place);
      process.close();
      Conditions.until(vertx, "the proof", () -> watching.dead.equals(List.of(WATCHED)));
      assertEquals(List.of(), first.dead);
    } finally {
      watching.close();
    }
  }
}
