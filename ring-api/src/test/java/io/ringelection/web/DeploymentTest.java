package io.ringelection.web;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.ringelection.RingException;
import io.ringelection.access.AccessOptions;
import io.vertx.core.Future;
import io.vertx.core.Promise;
import io.vertx.core.net.NetSocket;
import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import org.junit.jupiter.api.Test;

/** Ports taken, ports given back, and connections beyond the limit. */
class DeploymentTest extends WebTest {

  @Test
  void portInUseByAnotherProgram() throws IOException {
    try (ServerSocket other = new ServerSocket(0, 1, InetAddress.getByName("127.0.0.1"))) {
      String sentence = refusal(new WebOptions().setPort(other.getLocalPort()));

      assertTrue(
          sentence.startsWith(
              "cannot listen on port " + other.getLocalPort() + " of host 127.0.0.1 ("),
          sentence);
      assertTrue(sentence.contains("set the web option 'port' to a free port"), sentence);
    }
  }

  @Test
  void portInUseByAnotherNodeOfThisProcess() {
    int port = freePort();
    WebOptions options = new WebOptions().setPort(port);
    String first = await(vertx.deployVerticle(new RingWebVerticle(ring, options)));

    assertEquals(
        "cannot listen on port %d of host 127.0.0.1 (node n1@a1 of this process has it): "
                .formatted(port)
            + "set the web option 'port' to a free port, or to 0 for any, and 'host' to an address"
            + " of this machine",
        refusal(options));

    await(vertx.undeploy(first));
    String second = await(vertx.deployVerticle(new RingWebVerticle(ring, options)));
    await(vertx.undeploy(second));
  }

  @Test
  void portIsFreeWhenItHasBeenUndeployed() {
    WebOptions options = new WebOptions().setPort(freePort());

    // One time in ten or so the closed server still holds the port for a moment.
    for (int i = 0; i < 100; i++) {
      await(vertx.undeploy(await(vertx.deployVerticle(new RingWebVerticle(ring, options)))));
    }
  }

  @Test
  void claimIsGivenBackWhenListeningFails() throws IOException {
    WebOptions options = new WebOptions().setPort(freePort());
    try (ServerSocket other =
        new ServerSocket(options.getPort(), 1, InetAddress.getByName("127.0.0.1"))) {
      refusal(options);
    }

    await(vertx.undeploy(await(vertx.deployVerticle(new RingWebVerticle(ring, options)))));
  }

  @Test
  void hostThatIsNotOfThisMachine() {
    AccessOptions anybody = new AccessOptions().setAllowAnonymous(true);
    String sentence = refusal(new WebOptions().setPort(0).setHost("192.0.2.1").setAccess(anybody));

    assertTrue(sentence.startsWith("cannot listen on port 0 of host 192.0.2.1 ("), sentence);
  }

  @Test
  void invalidOption() {
    assertEquals(
        "web option 'port' is -1: it must be from 0 to 65535",
        refusal(new WebOptions().setPort(-1)));
  }

  @Test
  void portIsUnknownBeforeDeployment() {
    RingWebVerticle fresh = new RingWebVerticle(ring, new WebOptions());

    assertThrows(IllegalStateException.class, fresh::actualPort);
  }

  @Test
  void oneConnectionMoreThanAllowedIsClosed() {
    RingWebVerticle narrow =
        new RingWebVerticle(ring, new WebOptions().setPort(0).setMaxConnections(1));
    String id = await(vertx.deployVerticle(narrow));
    Promise<Void> answered = Promise.promise();
    NetSocket first = await(sockets.connect(narrow.actualPort(), "127.0.0.1"));
    // Nothing comes before it is asked for.
    first.handler(data -> answered.tryComplete());
    await(first.write("GET /health/live HTTP/1.1\r\nHost: localhost\r\n\r\n"));
    await(answered.future());

    await(closedByServer(narrow));

    await(first.close());
    await(vertx.undeploy(id));
  }

  @Test
  void silentConnectionIsClosed() {
    RingWebVerticle hasty =
        new RingWebVerticle(ring, new WebOptions().setPort(0).setIdleMillis(1_000));
    String id = await(vertx.deployVerticle(hasty));

    await(closedByServer(hasty));

    await(vertx.undeploy(id));
  }

  /** A plain socket: its end is read however early it comes. */
  private static Future<Void> closedByServer(RingWebVerticle server) {
    return vertx.executeBlocking(
        () -> {
          try (Socket socket = new Socket("127.0.0.1", server.actualPort())) {
            assertEquals(-1, socket.getInputStream().read());
          }
          return null;
        });
  }

  /** Below the ports that systems hand out for outgoing connections, so that it stays free. */
  private static int freePort() {
    for (int port = 20_000 + (int) (ProcessHandle.current().pid() % 10_000); ; port++) {
      try (ServerSocket probe = new ServerSocket(port, 1, InetAddress.getByName("127.0.0.1"))) {
        return probe.getLocalPort();
      } catch (IOException taken) {
        assertTrue(port < 32_000, taken::toString);
      }
    }
  }

  private String refusal(WebOptions options) {
    AssertionError failed =
        assertThrows(
            AssertionError.class,
            () -> await(vertx.deployVerticle(new RingWebVerticle(ring, options))));
    RingException refused = assertInstanceOf(RingException.class, failed.getCause());
    assertEquals(RingException.Reason.CONFIGURATION, refused.reason());
    return refused.getMessage();
  }
}
