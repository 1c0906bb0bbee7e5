package io.ringelection.web;

import io.netty.handler.codec.http.HttpResponseStatus;
import io.ringelection.access.ConnectionLimit;
import io.ringelection.journal.Notice;
import io.ringelection.journal.NoticeForms;
import io.vertx.core.Vertx;
import io.vertx.core.buffer.Buffer;
import io.vertx.core.http.HttpHeaders;
import io.vertx.core.http.HttpMethod;
import io.vertx.core.http.HttpServerResponse;
import io.vertx.core.streams.ReadStream;
import io.vertx.ext.web.RoutingContext;
import org.jspecify.annotations.Nullable;

/**
 * Streams what happens as server-sent events, to a bounded number of watchers. Runs on the context
 * of the verticle.
 */
final class EventStreams {
  static final String MEDIA_TYPE = "text/event-stream";

  private static final long HEARTBEAT_MILLIS = 10_000;
  private static final int RETRY_SECONDS = 5;

  private final Vertx vertx;
  private final FollowedJournal journal;
  private final ConnectionLimit limit;
  private final NoticeForms<Buffer> forms = new NoticeForms<>(EventStream::form);
  private final int maxWatchers;
  private final long heartbeatMillis;
  private int watchers;

  /**
   * Nobody watches yet. Heartbeats come in time for a connection not to count as idle.
   *
   * @param limit of all other connections: watchers leave room for probes, and the other way round
   */
  EventStreams(Vertx vertx, FollowedJournal journal, WebOptions options, ConnectionLimit limit) {
    this.vertx = vertx;
    this.journal = journal;
    this.limit = limit;
    this.maxWatchers = options.getEvents().getMaxWatchers();
    this.heartbeatMillis = Math.min(HEARTBEAT_MILLIS, options.getIdleMillis() / 2);
  }

  /**
   * Begins a stream, behind the event that the caller has seen last if it names one.
   *
   * @throws Problem 503 when there are enough watchers, or no events yet
   */
  void answer(RoutingContext context) {
    HttpServerResponse response = context.response();
    if (context.request().method() == HttpMethod.HEAD) {
      headers(response);
      context.end();
      return;
    }
    if (watchers >= maxWatchers) {
      throw new Problem(
              HttpResponseStatus.SERVICE_UNAVAILABLE.code(),
              "this node has "
                  + watchers
                  + " watchers, which is its limit: ask another node, or later")
          .with("maxWatchers", maxWatchers)
          .retryAfter(RETRY_SECONDS);
    }
    ReadStream<Notice> notices = journal.get().watch(lastSeen(context));
    watchers++;
    limit.excuse();
    headers(response);
    new EventStream(Door.caller(context), response, notices, forms)
        .begin(vertx, heartbeatMillis)
        .onComplete(
            ended -> {
              watchers--;
              limit.readmit();
            });
  }

  /** A browser that connects again asks the same path, and tells in the header how far it came. */
  private static @Nullable String lastSeen(RoutingContext context) {
    String header = context.request().getHeader("Last-Event-ID");
    return header != null ? header : context.queryParams().get("after");
  }

  private static void headers(HttpServerResponse response) {
    SecurityHeaders.set(response.headers());
    response
        .putHeader(HttpHeaders.CONTENT_TYPE, MEDIA_TYPE)
        // Proxies that know it hand each event on at once.
        .putHeader("X-Accel-Buffering", "no");
  }
}
