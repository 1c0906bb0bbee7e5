package io.ringelection.web;

import static org.junit.jupiter.api.Assertions.assertEquals;

import io.opentelemetry.sdk.OpenTelemetrySdk;
import io.opentelemetry.sdk.testing.exporter.InMemorySpanExporter;
import io.opentelemetry.sdk.trace.SdkTracerProvider;
import io.opentelemetry.sdk.trace.data.SpanData;
import io.opentelemetry.sdk.trace.export.SimpleSpanProcessor;
import io.vertx.core.Future;
import io.vertx.core.Vertx;
import io.vertx.core.http.HttpClient;
import io.vertx.core.http.HttpMethod;
import io.vertx.tracing.opentelemetry.OpenTelemetryTracingFactory;
import java.util.List;
import org.junit.jupiter.api.Test;

/** A tracer that the application gives its Vert.x sees what is asked here. */
class TracingTest {

  @Test
  void requestsAreSpansOfTheTracerOfTheApplication() {
    InMemorySpanExporter spans = InMemorySpanExporter.create();
    SdkTracerProvider provider =
        SdkTracerProvider.builder().addSpanProcessor(SimpleSpanProcessor.create(spans)).build();
    OpenTelemetrySdk sdk = OpenTelemetrySdk.builder().setTracerProvider(provider).build();
    Vertx vertx = Vertx.builder().withTracer(new OpenTelemetryTracingFactory(sdk)).build();
    try {
      RingWebVerticle web = new RingWebVerticle(StubRing.joined(), new WebOptions().setPort(0));
      WebTest.await(vertx.deployVerticle(web));
      Vertx asking = Vertx.vertx();
      HttpClient client = asking.createHttpClient();
      assertEquals(200, WebTest.await(ask(client, web.actualPort())));
      WebTest.await(client.close().compose(closed -> asking.close()));
    } finally {
      WebTest.await(vertx.close());
    }
    List<String> paths = spans.getFinishedSpanItems().stream().map(TracingTest::path).toList();
    assertEquals(List.of("/api/v1/ring"), paths);
  }

  private static Future<Integer> ask(HttpClient client, int port) {
    return client
        .request(HttpMethod.GET, port, "127.0.0.1", "/api/v1/ring")
        .compose(
            request -> {
              // On the connection's own loop: what comes before anybody listens is lost.
              Future<Integer> status =
                  request
                      .response()
                      .compose(response -> response.body().map(body -> response.statusCode()));
              return request.end().compose(sent -> status);
            });
  }

  private static String path(SpanData span) {
    return span.getAttributes().asMap().entrySet().stream()
        .filter(attribute -> attribute.getKey().getKey().equals("url.path"))
        .map(attribute -> String.valueOf(attribute.getValue()))
        .findFirst()
        .orElse(span.getName() + span.getAttributes());
  }
}
