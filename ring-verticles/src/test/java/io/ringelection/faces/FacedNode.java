package io.ringelection.faces;

import io.ringelection.Ring;
import io.ringelection.grpc.GrpcOptions;
import io.ringelection.grpc.RingGrpcVerticle;
import io.ringelection.journal.Journal;
import io.ringelection.journal.JournalOptions;
import io.ringelection.verticles.Conditions;
import io.ringelection.web.RingWebVerticle;
import io.ringelection.web.WebOptions;
import io.vertx.core.Future;
import io.vertx.core.Vertx;
import io.vertx.core.net.SocketAddress;

/** All faces of one node, each on a free port. */
final class FacedNode {
  final Journal journal;
  private final RingWebVerticle web;
  private final RingGrpcVerticle grpc;

  FacedNode(Vertx vertx, Ring ring, WebOptions webOptions, GrpcOptions grpcOptions) {
    JournalOptions kept = new JournalOptions().setCapacity(webOptions.getEvents().getCapacity());
    journal = Conditions.await("a journal", Journal.open(vertx, ring.options().getName(), kept));
    web = new RingWebVerticle(ring, webOptions.setPort(0));
    grpc = new RingGrpcVerticle(ring, journal, grpcOptions.setPort(0));
    Conditions.await(
        "both verticles", Future.all(vertx.deployVerticle(web), vertx.deployVerticle(grpc)));
  }

  int webPort() {
    return web.actualPort();
  }

  SocketAddress grpcAddress() {
    return SocketAddress.inetSocketAddress(grpc.actualPort(), "127.0.0.1");
  }
}
