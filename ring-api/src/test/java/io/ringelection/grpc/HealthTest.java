package io.ringelection.grpc;

import static io.vertx.grpc.health.v1.HealthCheckResponse.ServingStatus.NOT_SERVING;
import static io.vertx.grpc.health.v1.HealthCheckResponse.ServingStatus.SERVICE_UNKNOWN;
import static io.vertx.grpc.health.v1.HealthCheckResponse.ServingStatus.SERVING;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.ringelection.Phase;
import io.ringelection.RingStatus;
import io.ringelection.web.RingWebVerticle;
import io.ringelection.web.StubRing;
import io.ringelection.web.WebOptions;
import io.vertx.core.Future;
import io.vertx.ext.web.client.WebClient;
import io.vertx.grpc.client.GrpcClientRequest;
import io.vertx.grpc.common.GrpcMessageDecoder;
import io.vertx.grpc.common.GrpcMessageEncoder;
import io.vertx.grpc.common.GrpcStatus;
import io.vertx.grpc.common.ServiceMethod;
import io.vertx.grpc.common.ServiceName;
import io.vertx.grpc.health.v1.HealthCheckRequest;
import io.vertx.grpc.health.v1.HealthCheckResponse;
import io.vertx.grpc.health.v1.HealthCheckResponse.ServingStatus;
import io.vertx.grpc.health.v1.HealthListRequest;
import io.vertx.grpc.health.v1.HealthListResponse;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.CopyOnWriteArrayList;
import org.junit.jupiter.api.Test;

/** What probes and load balancers are told. */
class HealthTest extends GrpcTest {
  private static final ServiceMethod<HealthCheckResponse, HealthCheckRequest> CHECK =
      method("Check", HealthCheckResponse.newBuilder());
  private static final ServiceMethod<HealthCheckResponse, HealthCheckRequest> WATCH =
      method("Watch", HealthCheckResponse.newBuilder());
  private static final ServiceMethod<HealthListResponse, HealthListRequest> LIST =
      method("List", HealthListResponse.newBuilder());

  private static <Q extends com.google.protobuf.Message, A> ServiceMethod<A, Q> method(
      String name, com.google.protobuf.Message.Builder answer) {
    return ServiceMethod.client(
        ServiceName.create("grpc.health.v1.Health"),
        name,
        GrpcMessageEncoder.encoder(),
        GrpcMessageDecoder.decoder(answer));
  }

  @Override
  GrpcOptions options() {
    return new GrpcOptions().setMaxWatchers(2);
  }

  private static HealthCheckRequest of(String service) {
    return HealthCheckRequest.newBuilder().setService(service).build();
  }

  private ServingStatus check(String service) {
    return call(CHECK, of(service)).message().getStatus();
  }

  /** Watches, and keeps what it is told. */
  private final class Watching {
    final List<ServingStatus> told = new CopyOnWriteArrayList<>();
    final GrpcClientRequest<HealthCheckRequest, HealthCheckResponse> request;
    final Future<End<HealthCheckResponse>> end;

    Watching(String service) {
      request = await(request(WATCH, null));
      end =
          request
              .response()
              .compose(
                  response -> {
                    response.handler(message -> told.add(message.getStatus()));
                    return response
                        .end()
                        .otherwiseEmpty()
                        .map(
                            ended ->
                                new End<>(response.status(), response.statusMessage(), List.of()));
                  });
      await(request.end(of(service)));
    }

    /** Returns when it was told something or has ended. */
    void awaitWord() {
      until(() -> !told.isEmpty() || end.isComplete());
    }
  }

  @Test
  void readyIsAMemberWithALease() {
    for (String name : List.of("", "ready", "ring.v1.Ring", "live", "ring.v1.Admin")) {
      assertEquals(SERVING, check(name), name);
    }

    ring.phase(Phase.LAPSED, 0, "a leader");
    for (String name : List.of("", "ready", "ring.v1.Ring")) {
      assertEquals(NOT_SERVING, check(name), name);
    }
    assertEquals(SERVING, check("live"), "a restart would not help");

    ring.phase(Phase.LEFT, 0, "a new process");
    assertEquals(NOT_SERVING, check("live"));
    ring.phase(Phase.LEFT, 0, "");
    assertEquals(SERVING, check("live"), "it has left because it was told to");
  }

  /** Every phase with and without a leader, a lease and a share of the partitions. */
  @Test
  void bothFacesSayTheSame() {
    RingWebVerticle web = new RingWebVerticle(ring, new WebOptions().setPort(0));
    String deployed = await(vertx.deployVerticle(web));
    WebClient rest = WebClient.create(vertx);
    Map<String, Integer> told = new TreeMap<>();
    for (Phase phase : Phase.values()) {
      for (int bits = 0; bits < 16; bits++) {
        ring.status =
            new RingStatus(
                "ring",
                StubRing.N1,
                phase,
                2,
                (bits & 1) == 0 ? null : StubRing.N2,
                ring.status.view(),
                (bits & 2) == 0 ? 0 : 3,
                (bits & 4) == 0 ? 0 : 1000,
                (bits & 8) == 0 ? "" : "something",
                "");
        for (String name : List.of("live", "ready")) {
          boolean well =
              await(rest.get(web.actualPort(), "127.0.0.1", "/health/" + name).send()).statusCode()
                  == 200;
          assertEquals(
              well ? SERVING : NOT_SERVING, check(name), () -> name + " at " + ring.status);
          told.merge(name + " " + well, 1, Integer::sum);
        }
      }
    }
    assertEquals(4, told.size(), told::toString);
    rest.close();
    await(vertx.undeploy(deployed));
  }

  @Test
  void unknownNames() {
    End<HealthCheckResponse> end = call(CHECK, of("nonsense"));

    assertEquals(GrpcStatus.NOT_FOUND, end.status());
    assertEquals(
        "service 'nonsense' is unknown: use one of , ready, ring.v1.Ring, live, ring.v1.Admin",
        end.sentence());
    Watching watching = new Watching("nonsense");
    until(() -> watching.told.equals(List.of(SERVICE_UNKNOWN)));
  }

  @Test
  void listNamesAll() {
    ring.phase(Phase.SEEKING, 0, "2 more nodes");

    Map<String, ServingStatus> all = new TreeMap<>();
    call(LIST, HealthListRequest.getDefaultInstance())
        .message()
        .getStatusesMap()
        .forEach((name, response) -> all.put(name, response.getStatus()));

    assertEquals(
        Map.of(
            "",
            NOT_SERVING,
            "ready",
            NOT_SERVING,
            "ring.v1.Ring",
            NOT_SERVING,
            "live",
            SERVING,
            "ring.v1.Admin",
            SERVING),
        all);
  }

  @Test
  void watchTellsChangesAndNothingElse() {
    Watching ready = new Watching("ready");
    Watching live = new Watching("live");
    until(() -> ready.told.size() == 1 && live.told.size() == 1);

    ring.phase(Phase.LAPSED, 0, "a leader");
    until(() -> ready.told.size() == 2);
    ring.phase(Phase.MEMBER, 1000, "");
    until(() -> ready.told.size() == 3);
    ring.phase(Phase.LEFT, 0, "a new process");
    until(() -> ready.told.size() == 4 && live.told.size() == 2);

    assertEquals(List.of(SERVING, NOT_SERVING, SERVING, NOT_SERVING), ready.told);
    assertEquals(List.of(SERVING, NOT_SERVING), live.told);
  }

  @Test
  void watchersAreCountedAndCancelledOnesMakeRoom() {
    Watching first = new Watching("");
    Watching second = new Watching("");
    until(() -> first.told.size() == 1 && second.told.size() == 1);

    End<HealthCheckResponse> third = call(WATCH, of(""));
    assertEquals(GrpcStatus.RESOURCE_EXHAUSTED, third.status());
    assertTrue(third.sentence().contains("'maxWatchers'"), third.sentence());

    first.request.cancel();
    // The server may hear of the end of the one after the beginning of the other.
    Watching again;
    do {
      again = new Watching("");
      again.awaitWord();
    } while (again.told.isEmpty());
  }

  @Test
  void undeploymentTellsWatchersToGoElsewhere() {
    Watching watching = new Watching("");
    until(() -> watching.told.size() == 1);

    await(vertx.undeploy(deployment));

    assertEquals(GrpcStatus.UNAVAILABLE, await(watching.end).status());
    deploy();
  }
}
