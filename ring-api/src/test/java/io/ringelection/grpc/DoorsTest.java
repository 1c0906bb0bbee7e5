package io.ringelection.grpc;

import static io.vertx.grpc.common.GrpcStatus.NOT_FOUND;
import static io.vertx.grpc.common.GrpcStatus.OK;
import static io.vertx.grpc.common.GrpcStatus.PERMISSION_DENIED;
import static io.vertx.grpc.common.GrpcStatus.UNAUTHENTICATED;
import static io.vertx.grpc.common.GrpcStatus.UNIMPLEMENTED;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.ringelection.access.AccessOptions;
import io.ringelection.access.AuditLines;
import io.ringelection.access.Issuer;
import io.ringelection.grpc.v1.AdminGrpcClient;
import io.ringelection.grpc.v1.DrainRequest;
import io.ringelection.grpc.v1.LookupRequest;
import io.ringelection.grpc.v1.Notice;
import io.ringelection.grpc.v1.RingGrpcClient;
import io.ringelection.grpc.v1.StatusRequest;
import io.ringelection.grpc.v1.WatchRequest;
import io.vertx.core.Future;
import io.vertx.grpc.common.GrpcMessageDecoder;
import io.vertx.grpc.common.GrpcMessageEncoder;
import io.vertx.grpc.common.GrpcStatus;
import io.vertx.grpc.common.ServiceMethod;
import io.vertx.grpc.common.ServiceName;
import io.vertx.grpc.health.v1.HealthCheckRequest;
import io.vertx.grpc.health.v1.HealthCheckResponse;
import io.vertx.grpc.reflection.v1.ServerReflectionRequest;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Every method for every kind of caller, and what the audit tells of those who act. */
class DoorsTest extends GrpcTest {
  private static final ServiceMethod<HealthCheckResponse, HealthCheckRequest> CHECK =
      ServiceMethod.client(
          ServiceName.create("grpc.health.v1.Health"),
          "Check",
          GrpcMessageEncoder.encoder(),
          GrpcMessageDecoder.decoder(HealthCheckResponse.newBuilder()));
  private final AuditLines audit = new AuditLines();

  @AfterEach
  void stopListening() {
    audit.close();
  }

  @Override
  GrpcOptions options() {
    return new GrpcOptions().setAccess(tokens());
  }

  private <Q, A> void doors(
      ServiceMethod<A, Q> method,
      Q message,
      GrpcStatus nobody,
      GrpcStatus stranger,
      GrpcStatus looker,
      GrpcStatus actor) {
    String name = method.fullMethodName();
    assertEquals(nobody, status(method, message, null), name);
    assertEquals(stranger, status(method, message, "Bearer wrong-wrong-wrong-wrong-wrong"), name);
    assertEquals(stranger, status(method, message, "Basic dXNlcjpwYXNz"), name);
    assertEquals(looker, status(method, message, VIEW), name);
    assertEquals(actor, status(method, message, OPERATE), name);
  }

  /** With a deadline, which is how a stream that is let in ends here. */
  private <Q, A> GrpcStatus status(ServiceMethod<A, Q> method, Q message, String authorization) {
    boolean watch = message instanceof WatchRequest;
    return await(
        request(method, authorization)
            .compose(
                request -> {
                  if (watch) {
                    request.timeout(500, TimeUnit.MILLISECONDS);
                  }
                  Future<End<A>> end = listen(request);
                  return request.end(message).compose(sent -> end).map(End::status);
                }));
  }

  @Test
  void whoMayCallWhat() {
    doors(
        RingGrpcClient.Status,
        StatusRequest.getDefaultInstance(),
        UNAUTHENTICATED,
        UNAUTHENTICATED,
        OK,
        OK);
    doors(
        RingGrpcClient.Lookup,
        LookupRequest.newBuilder().setKey("k").build(),
        UNAUTHENTICATED,
        UNAUTHENTICATED,
        OK,
        OK);
    doors(CHECK, HealthCheckRequest.getDefaultInstance(), OK, OK, OK, OK);
    doors(
        CHECK,
        HealthCheckRequest.newBuilder().setService("x").build(),
        NOT_FOUND,
        NOT_FOUND,
        NOT_FOUND,
        NOT_FOUND);
    doors(
        ReflectionTest.REFLECT,
        ServerReflectionRequest.newBuilder().setListServices("").build(),
        OK,
        OK,
        OK,
        OK);
  }

  @Test
  void watchersNeedTheRoleToo() {
    WatchRequest watch = WatchRequest.getDefaultInstance();
    assertEquals(UNAUTHENTICATED, status(RingGrpcClient.Watch, watch, null));
    assertEquals(UNAUTHENTICATED, status(RingGrpcClient.Watch, watch, "Bearer wrong"));
    assertEquals(GrpcStatus.DEADLINE_EXCEEDED, status(RingGrpcClient.Watch, watch, VIEW));
  }

  @Test
  void aStreamEndsWithItsToken(@TempDir Path folder) throws Exception {
    Issuer issuer = Issuer.create(folder);
    redeploy(new GrpcOptions().setAccess(new AccessOptions().setJwt(issuer.options())));
    String token = "Bearer " + issuer.signNearlyOver(vertx);

    End<Notice> end = call(RingGrpcClient.Watch, WatchRequest.getDefaultInstance(), token);

    assertEquals(UNAUTHENTICATED, end.status());
    assertTrue(end.message().hasSnapshot());
    assertEquals(
        UNAUTHENTICATED, status(RingGrpcClient.Status, StatusRequest.getDefaultInstance(), token));
  }

  @Test
  void tooManyWrongTokensFromOneAddress() {
    redeploy(new GrpcOptions().setAccess(tokens().setMaxFailures(2)));
    StatusRequest ask = StatusRequest.getDefaultInstance();
    assertEquals(UNAUTHENTICATED, status(RingGrpcClient.Status, ask, "Bearer wrong"));
    assertEquals(UNAUTHENTICATED, status(RingGrpcClient.Status, ask, "Bearer wrong"));

    assertEquals(GrpcStatus.RESOURCE_EXHAUSTED, status(RingGrpcClient.Status, ask, VIEW));
    assertEquals(UNAUTHENTICATED, status(RingGrpcClient.Status, ask, null));
  }

  @Test
  void onlyAnActorDrainsAndTheAuditTellsWho() {
    DrainRequest drain = DrainRequest.getDefaultInstance();
    assertEquals(UNAUTHENTICATED, status(AdminGrpcClient.Drain, drain, null));
    assertEquals(PERMISSION_DENIED, status(AdminGrpcClient.Drain, drain, VIEW));
    assertEquals(0, ring.leaves.get());

    assertEquals(OK, status(AdminGrpcClient.Drain, drain, OPERATE));

    assertEquals(1, ring.leaves.get());
    List<String> lines = audit.lines().stream().map(DoorsTest::withoutPort).toList();
    assertEquals(
        List.of(
            "face=grpc caller=anonymous role=VIEW from=127.0.0.1 action=drain target=- outcome="
                + "\"a token is needed: send Authorization: Bearer TOKEN\"",
            "face=grpc caller=looker role=VIEW from=127.0.0.1 action=drain target=- outcome="
                + "\"the token of 'looker' has the role VIEW, but this needs OPERATE\"",
            "face=grpc caller=actor role=OPERATE from=127.0.0.1 action=drain target=n1@a1"
                + " outcome=begun",
            "face=grpc caller=actor role=OPERATE from=127.0.0.1 action=drain target=n1@a1"
                + " outcome=done"),
        lines);
  }

  @Test
  void aFloodOfWrongTokensIsOneLineOnceItsAddressIsShutOut() {
    redeploy(new GrpcOptions().setAccess(tokens().setMaxFailures(2)));

    for (int i = 0; i < 20; i++) {
      status(AdminGrpcClient.Drain, DrainRequest.getDefaultInstance(), "Bearer wrong");
    }

    List<String> actions =
        audit.lines().stream().map(line -> line.replaceAll(".*action=(\\S+) .*", "$1")).toList();
    assertEquals(List.of("drain", "show-token", "drain"), actions);
  }

  private static String withoutPort(String line) {
    return line.replaceAll("from=127\\.0\\.0\\.1:\\d+", "from=127.0.0.1");
  }

  @Test
  void withoutTokensEverybodyLooksAndNobodyActs() {
    redeploy(new GrpcOptions());

    assertEquals(OK, status(RingGrpcClient.Status, StatusRequest.getDefaultInstance(), null));
    assertEquals(
        UNAUTHENTICATED, status(AdminGrpcClient.Drain, DrainRequest.getDefaultInstance(), null));
    assertEquals(0, ring.leaves.get());
  }

  @Test
  void reflectionCanBeOff() {
    redeploy(new GrpcOptions().setReflection(false));

    assertEquals(
        UNIMPLEMENTED,
        status(
            ReflectionTest.REFLECT,
            ServerReflectionRequest.newBuilder().setListServices("").build(),
            null));
  }
}
