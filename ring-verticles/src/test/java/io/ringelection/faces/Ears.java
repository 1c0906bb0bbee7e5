package io.ringelection.faces;

import io.ringelection.RingAddresses;
import io.ringelection.RingEvent;
import io.ringelection.grpc.v1.Notice;
import io.ringelection.grpc.v1.RingGrpcClient;
import io.ringelection.grpc.v1.WatchRequest;
import io.vertx.core.Future;
import io.vertx.core.Vertx;
import io.vertx.core.http.HttpClient;
import io.vertx.core.http.HttpClientRequest;
import io.vertx.core.http.HttpClientResponse;
import io.vertx.core.http.HttpMethod;
import io.vertx.core.json.JsonArray;
import io.vertx.core.json.JsonObject;
import io.vertx.core.net.SocketAddress;
import io.vertx.core.parsetools.RecordParser;
import io.vertx.grpc.client.GrpcClient;
import io.vertx.grpc.client.GrpcClientRequest;
import io.vertx.grpc.client.GrpcClientResponse;

/** Watchers of the faces that other programs have, over real connections. */
final class Ears {
  private static final String DATA = "data: ";

  private Ears() {}

  /** Completes when the subscription stands in the whole cluster; told no snapshot. */
  static Future<Void> onTheBus(Vertx vertx, String ring, Hearing hearing) {
    return vertx
        .eventBus()
        .<JsonObject>consumer(
            RingAddresses.partitions(ring),
            message -> RingEvent.read(message.body()).ifPresent(hearing::change))
        .completion();
  }

  /** Listens before it asks: what comes while nobody listens is gone. */
  static Future<GrpcClientResponse<WatchRequest, Notice>> overGrpc(
      GrpcClient client, SocketAddress to, Hearing hearing) {
    return client.request(to, RingGrpcClient.Watch).compose(request -> watch(request, hearing));
  }

  private static Future<GrpcClientResponse<WatchRequest, Notice>> watch(
      GrpcClientRequest<WatchRequest, Notice> request, Hearing hearing) {
    Future<GrpcClientResponse<WatchRequest, Notice>> response =
        request.response().onSuccess(answer -> answer.handler(notice -> hear(notice, hearing)));
    return request.end(WatchRequest.getDefaultInstance()).compose(sent -> response);
  }

  private static void hear(Notice notice, Hearing hearing) {
    if (notice.hasChange()) {
      hearing.change(EventOfChange.read(notice.getChange()));
    } else {
      hearing.snapshot(
          notice.getSnapshot().getStatesList().stream()
              .mapToInt(state -> state.getGrantsCount())
              .sum());
    }
  }

  /** Server-sent events. */
  static Future<HttpClientResponse> overSse(HttpClient client, int port, Hearing hearing) {
    return client
        .request(HttpMethod.GET, port, "127.0.0.1", "/api/v1/events")
        .compose(request -> watch(request, hearing));
  }

  private static Future<HttpClientResponse> watch(HttpClientRequest request, Hearing hearing) {
    Future<HttpClientResponse> response =
        request.response().onSuccess(answer -> parse(answer, hearing));
    return request.end().compose(sent -> response);
  }

  private static void parse(HttpClientResponse answer, Hearing hearing) {
    if (answer.statusCode() != 200) {
      throw new IllegalStateException("no stream: " + answer.statusCode());
    }
    RecordParser parser = RecordParser.newDelimited("\n\n");
    parser.handler(frame -> frame.toString().lines().forEach(line -> hear(line, hearing)));
    answer.handler(parser);
  }

  private static void hear(String line, Hearing hearing) {
    if (!line.startsWith(DATA)) {
      return;
    }
    JsonObject json = new JsonObject(line.substring(DATA.length()));
    if (json.getString("type").equals("Snapshot")) {
      hearing.snapshot(
          json.getJsonArray("states").stream()
              .mapToInt(state -> grants((JsonObject) state).size())
              .sum());
    } else {
      hearing.change(RingEvent.fromJson(json));
    }
  }

  private static JsonArray grants(JsonObject state) {
    return state.getJsonArray("partitions");
  }
}
