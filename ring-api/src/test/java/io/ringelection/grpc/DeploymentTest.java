package io.ringelection.grpc;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.ringelection.RingException;
import io.ringelection.grpc.v1.RingGrpcClient;
import io.ringelection.grpc.v1.StatusRequest;
import io.vertx.core.Future;
import io.vertx.core.Promise;
import io.vertx.core.net.NetClient;
import io.vertx.core.net.NetSocket;
import io.vertx.grpc.common.GrpcStatus;
import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import org.junit.jupiter.api.Test;

/** Ports taken, ports given back, connections beyond the limit and silent ones. */
class DeploymentTest extends GrpcTest {

  private String refusal(GrpcOptions options) {
    AssertionError failed =
        assertThrows(
            AssertionError.class,
            () -> await(vertx.deployVerticle(new RingGrpcVerticle(ring, journal, options))));
    RingException refused = assertInstanceOf(RingException.class, failed.getCause());
    assertEquals(RingException.Reason.CONFIGURATION, refused.reason());
    return refused.getMessage();
  }

  @Test
  void portInUseByAnotherProgram() throws IOException {
    try (ServerSocket other = new ServerSocket(0, 1, InetAddress.getByName("127.0.0.1"))) {
      String sentence = refusal(new GrpcOptions().setPort(other.getLocalPort()));

      assertTrue(
          sentence.startsWith(
              "cannot listen on port " + other.getLocalPort() + " of host 127.0.0.1 ("),
          sentence);
      assertTrue(sentence.contains("set the grpc option 'port' to a free port"), sentence);
    }
  }

  @Test
  void portInUseByAnotherNodeOfThisProcess() throws IOException {
    GrpcOptions options;
    try (ServerSocket probe = new ServerSocket(0, 1, InetAddress.getByName("127.0.0.1"))) {
      options = new GrpcOptions().setPort(probe.getLocalPort());
    }
    String first = await(vertx.deployVerticle(new RingGrpcVerticle(ring, journal, options)));

    assertTrue(refusal(options).contains("(node n1@a1 of this process has it)"));

    for (int i = 0; i < 20; i++) {
      await(vertx.undeploy(first));
      first = await(vertx.deployVerticle(new RingGrpcVerticle(ring, journal, options)));
    }
    await(vertx.undeploy(first));
  }

  @Test
  void mistakesAreToldBeforeAnythingIsOpened() {
    assertEquals(
        "grpc option 'port' is -1: it must be from 0 to 65535",
        refusal(new GrpcOptions().setPort(-1)));
    assertTrue(refusal(new GrpcOptions().setHost("0.0.0.0")).contains("access"));
    RingGrpcVerticle fresh = new RingGrpcVerticle(ring, journal, new GrpcOptions());
    assertThrows(IllegalStateException.class, fresh::actualPort);
  }

  @Test
  void aConnectionTooManyAndASilentOneAreClosed() {
    redeploy(new GrpcOptions().setMaxConnections(1).setIdleMillis(1_000));
    NetClient sockets = vertx.createNetClient();
    Future<Void> silent = await(standing(sockets));
    Future<Void> tooMany = await(standing(sockets));

    await(tooMany);
    await(silent);
    assertEquals(
        GrpcStatus.OK, call(RingGrpcClient.Status, StatusRequest.getDefaultInstance()).status());
    await(sockets.close());
  }

  /** Opens a connection; the result tells when it is closed, be it at once. */
  private Future<Future<Void>> standing(NetClient from) {
    Promise<Future<Void>> standing = Promise.promise();
    vertx.runOnContext(
        turn ->
            from.connect(face.actualPort(), "127.0.0.1")
                .map(DeploymentTest::untilClosed)
                .onComplete(standing));
    return standing.future();
  }

  private static Future<Void> untilClosed(NetSocket socket) {
    Promise<Void> closed = Promise.promise();
    socket.closeHandler(closed::tryComplete);
    return closed.future();
  }
}
