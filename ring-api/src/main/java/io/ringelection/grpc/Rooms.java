package io.ringelection.grpc;

import io.ringelection.Ring;
import io.ringelection.access.Audit;
import io.ringelection.access.Doorkeeper;
import io.ringelection.access.HostNames;
import io.ringelection.access.Operator;
import io.ringelection.grpc.v1.AdminGrpcService;
import io.ringelection.grpc.v1.Notice;
import io.ringelection.grpc.v1.RingGrpcService;
import io.ringelection.health.NodeHealth;
import io.ringelection.journal.Journal;
import io.vertx.core.Vertx;
import io.vertx.core.http.HttpServerRequest;
import io.vertx.grpc.common.GrpcHeaderNames;
import io.vertx.grpc.common.GrpcStatus;
import io.vertx.grpc.health.v1.HealthCheckResponse;
import io.vertx.grpc.reflection.ReflectionService;
import io.vertx.grpc.server.GrpcProtocol;
import io.vertx.grpc.server.GrpcServer;
import io.vertx.grpc.server.GrpcServerOptions;
import io.vertx.grpc.server.Service;
import java.util.Optional;

/** All services of one node, with the streams that are open. Used on one context. */
final class Rooms {
  private final ClientStreams<Notice> watchers;
  private final ClientStreams<HealthCheckResponse> healthWatchers;
  private final HealthRooms health;
  private final HostNames names;
  private final GrpcServer server;

  /** Nobody is in. */
  Rooms(Vertx vertx, Ring ring, Journal journal, GrpcOptions options) {
    Audit audit = new Audit("grpc");
    Door door =
        new Door(
            vertx, Doorkeeper.of(vertx, options.getAccess(), audit), options.getIdleMillis() / 2);
    names = HostNames.of(options.getAccess(), options.getTls());
    watchers = new ClientStreams<>(vertx, options.getMaxWatchers());
    healthWatchers = new ClientStreams<>(vertx, options.getMaxWatchers());
    health = new HealthRooms(new NodeHealth(ring), healthWatchers);
    server =
        GrpcServer.server(vertx, options(options.getMaxMessageBytes()))
            .addService(ring(door, ring, new WatchRoom(journal, watchers, new NoticeMessages())))
            .addService(admin(door, new AdminRooms(new Operator(ring, audit))))
            .addService(health.service(door));
    if (options.isReflection()) {
      server.addService(ReflectionService.v1());
    }
  }

  /** JSON in place of messages, and gRPC-Web as text, are left out: nobody needs them here. */
  private static GrpcServerOptions options(int maxMessageBytes) {
    return new GrpcServerOptions()
        .setMaxMessageSize(maxMessageBytes)
        .setScheduleDeadlineAutomatically(true)
        .removeEnabledProtocol(GrpcProtocol.TRANSCODING)
        .removeEnabledProtocol(GrpcProtocol.WEB_TEXT);
  }

  private static Service ring(Door door, Ring ring, WatchRoom watch) {
    return Service.service(RingGrpcService.SERVICE_NAME, RingGrpcService.SERVICE_DESCRIPTOR)
        .bind(RingGrpcService.Status, door.look(RingGrpcService.Status, new StatusRoom(ring)))
        .bind(RingGrpcService.Lookup, door.look(RingGrpcService.Lookup, new LookupRoom(ring)))
        .bind(RingGrpcService.Watch, door.look(RingGrpcService.Watch, watch))
        .build();
  }

  private static Service admin(Door door, AdminRooms rooms) {
    return Service.service(AdminGrpcService.SERVICE_NAME, AdminGrpcService.SERVICE_DESCRIPTOR)
        .bind(AdminGrpcService.Drain, door.act(AdminGrpcService.Drain, rooms::drain))
        .build();
  }

  /**
   * Answers a request of an HTTP server. A message that says it is compressed, in a call that does
   * not say how, would be an exception in the log: such a call says now that nothing is.
   */
  void handle(HttpServerRequest request) {
    Optional<String> problem = names.problem(request.authority());
    if (problem.isPresent()) {
      new Refusal(GrpcStatus.PERMISSION_DENIED, problem.get()).end(request.response());
      return;
    }
    if (!request.headers().contains(GrpcHeaderNames.GRPC_ENCODING)) {
      request.headers().set(GrpcHeaderNames.GRPC_ENCODING, "identity");
    }
    server.handle(request);
  }

  /** Looks whether the health has changed. */
  void look() {
    health.look();
  }

  /** Asks all clients with open streams for a sign of life. */
  void ping() {
    watchers.ping();
    healthWatchers.ping();
  }

  /** Ends all open streams. */
  void close() {
    watchers.end();
    healthWatchers.end();
  }
}
