package io.ringelection.grpc;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.ringelection.access.AccessOptions;
import io.vertx.core.Future;
import io.vertx.core.buffer.Buffer;
import io.vertx.core.http.HttpClient;
import io.vertx.core.http.HttpClientOptions;
import io.vertx.core.http.HttpClientResponse;
import io.vertx.core.http.HttpMethod;
import io.vertx.core.http.HttpVersion;
import io.vertx.core.http.RequestOptions;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** A web site that lets its own name lead to this machine is told nothing. */
class HostNamesTest extends GrpcTest {
  private static final Buffer EMPTY_MESSAGE = Buffer.buffer(new byte[5]);

  /** Status and sentence in the headers, null when there is an answer. */
  private record Refused(String status, String sentence) {}

  private Refused ask(String method, String authority) {
    HttpClient raw =
        vertx.createHttpClient(
            new HttpClientOptions()
                .setProtocolVersion(HttpVersion.HTTP_2)
                .setHttp2ClearTextUpgrade(false));
    RequestOptions options =
        new RequestOptions()
            .setMethod(HttpMethod.POST)
            .setServer(address())
            .setHost(authority)
            .setPort(face.actualPort())
            .setURI(method)
            .putHeader("content-type", "application/grpc");
    return await(
        raw.request(options)
            .compose(
                request -> {
                  // On the connection's own loop: what comes before anybody listens is lost.
                  Future<Refused> answer = request.response().compose(HostNamesTest::read);
                  request.end(EMPTY_MESSAGE).onFailure(broken -> request.reset());
                  return answer;
                })
            .onComplete(asked -> raw.close()));
  }

  private static Future<Refused> read(HttpClientResponse response) {
    assertEquals(200, response.statusCode());
    assertEquals("application/grpc", response.getHeader("content-type"));
    Refused refused =
        new Refused(response.getHeader("grpc-status"), response.getHeader("grpc-message"));
    return response.body().map(refused);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "/ring.v1.Ring/Status",
        "/ring.v1.Admin/Drain",
        "/grpc.health.v1.Health/Check",
        "/grpc.reflection.v1.ServerReflection/ServerReflectionInfo"
      })
  void notAMethodIsAnswered(String method) {
    Refused refused = ask(method, "evil.example.com");

    assertEquals("7", refused.status());
    assertTrue(refused.sentence().contains("'access.hostNames'"), refused.sentence());
  }

  @Test
  void namesOfThisMachineAreAnswered() {
    for (String name : List.of("localhost", "127.0.0.1", "[::1]")) {
      assertNull(ask("/ring.v1.Ring/Status", name).status(), name);
    }
  }

  @Test
  void namedOnesToo() {
    redeploy(
        new GrpcOptions().setAccess(new AccessOptions().setHostNames(List.of("ring.example.com"))));

    assertNull(ask("/ring.v1.Ring/Status", "ring.example.com").status());
    assertEquals("7", ask("/ring.v1.Ring/Status", "evil.example.com").status());
  }
}
