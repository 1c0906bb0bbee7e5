package io.ringelection.grpc;

import io.ringelection.grpc.v1.AdminGrpcService;
import io.ringelection.grpc.v1.RingGrpcService;
import io.ringelection.health.NodeHealth;
import io.vertx.grpc.common.GrpcStatus;
import io.vertx.grpc.common.ServiceName;
import io.vertx.grpc.health.handler.GrpcHealthCheckV1Handler;
import io.vertx.grpc.health.handler.GrpcHealthListV1Handler;
import io.vertx.grpc.health.handler.GrpcHealthWatchV1Handler;
import io.vertx.grpc.health.v1.HealthCheckRequest;
import io.vertx.grpc.health.v1.HealthCheckResponse;
import io.vertx.grpc.health.v1.HealthCheckResponse.ServingStatus;
import io.vertx.grpc.health.v1.HealthListRequest;
import io.vertx.grpc.health.v1.HealthListResponse;
import io.vertx.grpc.health.v1.HealthProto;
import io.vertx.grpc.server.Service;
import io.vertx.grpc.server.StatusException;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.function.BooleanSupplier;

/**
 * The health service that orchestrators and load balancers ask, in the messages of Vert.x. Vert.x's
 * own handlers are not used: their Watch tells the same status over and over, keeps every stream
 * that was cancelled, and takes the connection's close handler for itself.
 *
 * <p>Names: the empty one, {@code ready} and {@code ring.v1.Ring} serve while the node is ready;
 * {@code live} and {@code ring.v1.Admin} while it is alive, see {@link NodeHealth}.
 */
final class HealthRooms {
  private static final ServiceName NAME = ServiceName.create("grpc.health.v1.Health");

  private final NodeHealth health;
  private final Map<String, BooleanSupplier> checks = new LinkedHashMap<>();
  private final ClientStreams<HealthCheckResponse> streams;
  private final Map<ClientStream<HealthCheckResponse>, Watched> watched = new HashMap<>();

  /**
   * Nobody watches yet.
   *
   * @param streams of all watchers of health
   */
  HealthRooms(NodeHealth health, ClientStreams<HealthCheckResponse> streams) {
    this.health = health;
    this.streams = streams;
    BooleanSupplier ready = health::isReady;
    BooleanSupplier live = health::isLive;
    checks.put("", ready);
    checks.put("ready", ready);
    checks.put(RingGrpcService.SERVICE_NAME.fullyQualifiedName(), ready);
    checks.put("live", live);
    checks.put(AdminGrpcService.SERVICE_NAME.fullyQualifiedName(), live);
  }

  /** The service, for anybody: probes have no tokens. */
  Service service(Door door) {
    return Service.service(NAME, HealthProto.getDescriptor().findServiceByName("Health"))
        .bind(
            GrpcHealthCheckV1Handler.SERVICE_METHOD,
            door.open(GrpcHealthCheckV1Handler.SERVICE_METHOD, this::check))
        .bind(
            GrpcHealthListV1Handler.SERVICE_METHOD,
            door.open(GrpcHealthListV1Handler.SERVICE_METHOD, this::list))
        .bind(
            GrpcHealthWatchV1Handler.SERVICE_METHOD,
            door.open(GrpcHealthWatchV1Handler.SERVICE_METHOD, this::watch))
        .build();
  }

  private void check(Call<HealthCheckRequest, HealthCheckResponse> call) {
    String name = call.message().getService();
    if (!checks.containsKey(name)) {
      throw new StatusException(
          GrpcStatus.NOT_FOUND,
          "service '" + name + "' is unknown: use one of " + String.join(", ", checks.keySet()));
    }
    call.answer(response(status(name)));
  }

  private void list(Call<HealthListRequest, HealthListResponse> call) {
    HealthListResponse.Builder list = HealthListResponse.newBuilder();
    checks.keySet().forEach(name -> list.putStatuses(name, response(status(name))));
    call.answer(list.build());
  }

  /**
   * A name that is unknown may be known later: its stream stays open, as the service's rules say.
   */
  private void watch(Call<HealthCheckRequest, HealthCheckResponse> call) {
    ClientStream<HealthCheckResponse> stream = streams.open(call);
    String name = call.message().getService();
    ServingStatus now = status(name);
    watched.put(stream, new Watched(name, now));
    stream.whenOver(() -> watched.remove(stream));
    stream.tell(response(now));
  }

  /** Tells each watcher what has changed for it. */
  void look() {
    health.look();
    // A copy: a stream that turns out to be over removes itself.
    Map.copyOf(watched)
        .forEach(
            (stream, before) -> {
              ServingStatus now = status(before.name());
              if (now != before.told()) {
                watched.put(stream, new Watched(before.name(), now));
                stream.tell(response(now));
              }
            });
  }

  private ServingStatus status(String name) {
    BooleanSupplier check = checks.get(name);
    if (check == null) {
      return ServingStatus.SERVICE_UNKNOWN;
    }
    return check.getAsBoolean() ? ServingStatus.SERVING : ServingStatus.NOT_SERVING;
  }

  private static HealthCheckResponse response(ServingStatus status) {
    return HealthCheckResponse.newBuilder().setStatus(status).build();
  }

  private record Watched(String name, ServingStatus told) {}
}
