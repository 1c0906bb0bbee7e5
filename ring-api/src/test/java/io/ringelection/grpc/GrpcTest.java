package io.ringelection.grpc;

import io.ringelection.access.AccessOptions;
import io.ringelection.access.Role;
import io.ringelection.access.TokenOptions;
import io.ringelection.journal.Journal;
import io.ringelection.journal.JournalOptions;
import io.ringelection.web.StubRing;
import io.vertx.core.Future;
import io.vertx.core.Promise;
import io.vertx.core.Vertx;
import io.vertx.core.net.SocketAddress;
import io.vertx.grpc.client.GrpcClient;
import io.vertx.grpc.client.GrpcClientRequest;
import io.vertx.grpc.client.GrpcClientResponse;
import io.vertx.grpc.common.GrpcStatus;
import io.vertx.grpc.common.ServiceMethod;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.function.BooleanSupplier;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;

/** Deploys the gRPC verticle of a joined stub on a free port, and calls it over real HTTP/2. */
abstract class GrpcTest {
  static final String VIEW = "Bearer look-look-look-look-look-look-look";
  static final String OPERATE = "Bearer act-act-act-act-act-act-act-act-act";

  static Vertx vertx;
  static GrpcClient client;

  StubRing ring;
  Journal journal;
  RingGrpcVerticle face;
  String deployment;

  /**
   * How a call ended.
   *
   * @param messages what came before the end
   */
  record End<A>(GrpcStatus status, String sentence, List<A> messages) {
    A message() {
      if (messages.size() != 1) {
        throw new AssertionError("not one message: " + this);
      }
      return messages.get(0);
    }
  }

  @BeforeAll
  static void open() {
    vertx = Vertx.vertx();
    client = GrpcClient.client(vertx);
  }

  @AfterAll
  static void close() {
    await(vertx.close());
  }

  @BeforeEach
  void deploy() {
    ring = stub();
    journal = await(Journal.open(vertx, "ring", new JournalOptions()));
    face = new RingGrpcVerticle(ring, journal, options().setPort(0));
    deployment = await(vertx.deployVerticle(face));
  }

  /** The same node with other options. */
  void redeploy(GrpcOptions options) {
    await(vertx.undeploy(deployment));
    face = new RingGrpcVerticle(ring, journal, options.setPort(0));
    deployment = await(vertx.deployVerticle(face));
  }

  StubRing stub() {
    return StubRing.joined();
  }

  GrpcOptions options() {
    return new GrpcOptions();
  }

  /** Two tokens, one for each role. */
  static AccessOptions tokens() {
    return new AccessOptions()
        .addToken(token("looker", Role.VIEW, VIEW))
        .addToken(token("actor", Role.OPERATE, OPERATE));
  }

  private static TokenOptions token(String name, Role role, String header) {
    return new TokenOptions()
        .setName(name)
        .setRole(role)
        .setToken(header.substring("Bearer ".length()));
  }

  @AfterEach
  void undeploy() {
    await(vertx.undeploy(deployment).transform(undeployed -> journal.close()));
  }

  static <T> T await(Future<T> future) {
    try {
      return future.toCompletionStage().toCompletableFuture().get(60, TimeUnit.SECONDS);
    } catch (java.util.concurrent.ExecutionException failed) {
      throw new AssertionError(failed.getCause().getMessage(), failed.getCause());
    } catch (Exception late) {
      throw new AssertionError("no answer within 60 s", late);
    }
  }

  /** Returns when it is true; fails the test when it never is. */
  static void until(BooleanSupplier condition) {
    Promise<Void> met = Promise.promise();
    long timer =
        vertx.setPeriodic(
            5,
            turn -> {
              if (condition.getAsBoolean()) {
                met.tryComplete();
              }
            });
    try {
      await(met.future());
    } finally {
      vertx.cancelTimer(timer);
    }
  }

  SocketAddress address() {
    return SocketAddress.inetSocketAddress(face.actualPort(), "127.0.0.1");
  }

  /** Calls, and waits for the end. */
  <Q, A> End<A> call(ServiceMethod<A, Q> method, Q message) {
    return call(method, message, null);
  }

  <Q, A> End<A> call(ServiceMethod<A, Q> method, Q message, String authorization) {
    return await(
        request(method, authorization)
            .compose(
                request -> {
                  Future<End<A>> end = listen(request);
                  return request.end(message).compose(sent -> end);
                }));
  }

  /** To be called before the question is sent: what comes while nobody listens is gone. */
  static <Q, A> Future<End<A>> listen(GrpcClientRequest<Q, A> request) {
    return request.response().compose(GrpcTest::end);
  }

  <Q, A> Future<GrpcClientRequest<Q, A>> request(ServiceMethod<A, Q> method, String authorization) {
    return client
        .request(address(), method)
        .onSuccess(
            request -> {
              if (authorization != null) {
                request.headers().set("authorization", authorization);
              }
            });
  }

  static <Q, A> Future<End<A>> end(GrpcClientResponse<Q, A> response) {
    List<A> messages = new ArrayList<>();
    response.handler(messages::add);
    return response
        .end()
        .otherwiseEmpty()
        .map(ended -> new End<>(response.status(), response.statusMessage(), messages));
  }
}
