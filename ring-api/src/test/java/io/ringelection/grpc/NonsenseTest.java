package io.ringelection.grpc;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertNotNull;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.ringelection.grpc.v1.LookupRequest;
import io.ringelection.grpc.v1.RingGrpcClient;
import io.ringelection.grpc.v1.StatusRequest;
import io.ringelection.grpc.v1.StatusResponse;
import io.vertx.core.Future;
import io.vertx.core.buffer.Buffer;
import io.vertx.core.http.HttpClient;
import io.vertx.core.http.HttpClientOptions;
import io.vertx.core.http.HttpClientRequest;
import io.vertx.core.http.HttpClientResponse;
import io.vertx.core.http.HttpMethod;
import io.vertx.core.http.HttpVersion;
import io.vertx.core.net.NetClient;
import io.vertx.core.net.NetSocket;
import io.vertx.grpc.common.GrpcStatus;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/** Calls that are none: each gets an answer or the end of its connection, and the node goes on. */
class NonsenseTest extends GrpcTest {
  private static final String LOOKUP = "/ring.v1.Ring/Lookup";
  private static HttpClient http2;
  private static HttpClient http1;
  private static NetClient sockets;

  @BeforeAll
  static void clients() {
    http2 =
        vertx.createHttpClient(
            new HttpClientOptions()
                .setProtocolVersion(HttpVersion.HTTP_2)
                .setHttp2ClearTextUpgrade(false));
    http1 = vertx.createHttpClient();
    sockets = vertx.createNetClient();
  }

  @AfterAll
  static void closeClients() {
    await(Future.join(http1.close(), http2.close(), sockets.close()));
  }

  @Override
  GrpcOptions options() {
    return new GrpcOptions().setMaxMessageBytes(1_024);
  }

  /** Whatever was said before: the node still answers. */
  @AfterEach
  void theNodeGoesOn() {
    assertEquals(
        GrpcStatus.OK, call(RingGrpcClient.Status, StatusRequest.getDefaultInstance()).status());
  }

  private record Raw(int http, String status, String sentence, Buffer body) {}

  private Raw post(HttpClient with, String path, String type, Buffer body, String... headers) {
    return await(
        with.request(HttpMethod.POST, face.actualPort(), "127.0.0.1", path)
            .compose(
                request -> {
                  request.putHeader("content-type", type);
                  for (int i = 0; i < headers.length; i += 2) {
                    request.putHeader(headers[i], headers[i + 1]);
                  }
                  Future<Raw> answer = answer(request);
                  return request.end(body).compose(sent -> answer);
                }));
  }

  /** To be called before anything is sent: an answer that comes before its reader is never read. */
  private static Future<Raw> answer(HttpClientRequest request) {
    return request.response().compose(response -> response.body().map(body -> raw(response, body)));
  }

  private static Raw raw(HttpClientResponse response, Buffer body) {
    String inHead = response.getHeader("grpc-status");
    return inHead == null
        ? new Raw(
            response.statusCode(),
            response.trailers().get("grpc-status"),
            response.trailers().get("grpc-message"),
            body)
        : new Raw(response.statusCode(), inHead, response.getHeader("grpc-message"), body);
  }

  private static Buffer frame(byte[] message) {
    return frame(0, message);
  }

  private static Buffer frame(int flags, byte[] message) {
    return Buffer.buffer().appendByte((byte) flags).appendInt(message.length).appendBytes(message);
  }

  private Raw lookup(Buffer body, String... headers) {
    return post(http2, LOOKUP, "application/grpc", body, headers);
  }

  private static void assertStatus(GrpcStatus expected, Raw raw) {
    assertEquals(200, raw.http());
    assertEquals(Integer.toString(expected.code), raw.status(), raw::toString);
  }

  @Test
  void messageThatCannotBeRead() {
    Raw raw = lookup(frame(new byte[] {(byte) 0xFF, 1, 2}));

    assertStatus(GrpcStatus.INVALID_ARGUMENT, raw);
    assertTrue(raw.sentence().contains("ring.v1.Ring%2FLookup"), raw.sentence());
  }

  @Test
  void noMessage() {
    assertStatus(GrpcStatus.INVALID_ARGUMENT, lookup(Buffer.buffer()));
  }

  @Test
  void messageThatIsTooLong() {
    LookupRequest big = LookupRequest.newBuilder().setKey("k".repeat(2_000)).build();
    assertEquals(GrpcStatus.RESOURCE_EXHAUSTED, call(RingGrpcClient.Lookup, big).status());
  }

  @Test
  void messageThatSaysItIsFourGigabytes() {
    assertStatus(
        GrpcStatus.RESOURCE_EXHAUSTED,
        lookup(Buffer.buffer(new byte[] {0, -1, -1, -1, -1, 1, 2, 3})));
  }

  @Test
  void halfAMessageAndSilence() {
    redeploy(options().setIdleMillis(1_000));

    Raw raw = half();

    assertStatus(GrpcStatus.DEADLINE_EXCEEDED, raw);
    assertTrue(raw.sentence().contains("500"), raw.sentence());
  }

  @Test
  void halfAMessageAndADeadline() {
    assertStatus(GrpcStatus.DEADLINE_EXCEEDED, half("grpc-timeout", "50m"));
  }

  private Raw half(String... headers) {
    return await(
        http2
            .request(HttpMethod.POST, face.actualPort(), "127.0.0.1", LOOKUP)
            .compose(
                request -> {
                  request.putHeader("content-type", "application/grpc").setChunked(true);
                  for (int i = 0; i < headers.length; i += 2) {
                    request.putHeader(headers[i], headers[i + 1]);
                  }
                  Future<Raw> answer = answer(request);
                  return request.write(Buffer.buffer(new byte[] {0, 0, 0})).compose(sent -> answer);
                }));
  }

  @Test
  void compressedMessagesAreNotUnfolded() {
    assertStatus(
        GrpcStatus.UNIMPLEMENTED, lookup(frame(1, new byte[100]), "grpc-encoding", "gzip"));
    assertStatus(GrpcStatus.UNIMPLEMENTED, lookup(frame(new byte[0]), "grpc-encoding", "zstd"));
  }

  @Test
  void compressedMessageWithoutAnEncoding() {
    assertStatus(GrpcStatus.INVALID_ARGUMENT, lookup(frame(1, new byte[10])));
  }

  @Test
  void methodsThatAreNotThere() {
    for (String path :
        List.of(
            "/ring.v1.Ring/Nope",
            "/ring.v1.Nope/Status",
            "/nope",
            "/ring.v1.Ring/../Admin/Drain",
            "/" + "x".repeat(1_000))) {
      assertStatus(
          GrpcStatus.UNIMPLEMENTED, post(http2, path, "application/grpc", frame(new byte[0])));
    }
  }

  @Test
  void otherMediaTypes() {
    for (String type :
        List.of(
            "application/json", "text/plain", "application/grpc-web-text", "application/grpcx")) {
      assertEquals(415, post(http2, LOOKUP, type, frame(new byte[0])).http(), type);
    }
    assertEquals(415, post(http1, LOOKUP, "application/grpc", frame(new byte[0])).http());
  }

  @Test
  void deadlinesThatAreNone() {
    byte[] key = LookupRequest.newBuilder().setKey("k").build().toByteArray();
    for (String timeout : List.of("", "soon", "-1S", "999999999999S", "1X", "0n")) {
      Raw raw = lookup(frame(key), "grpc-timeout", timeout);
      assertStatus(GrpcStatus.OK, raw);
    }
  }

  @Test
  void randomBytesAsMessage() {
    Random random = new Random(7);
    for (int i = 0; i < 200; i++) {
      byte[] message = new byte[random.nextInt(60)];
      random.nextBytes(message);
      Raw raw = lookup(frame(message));
      assertEquals(200, raw.http());
      assertNotNull(raw.status());
      assertNotEquals("13", raw.status(), "a fault of the node");
    }
  }

  @Test
  void randomBytesAsHttp2() {
    redeploy(options().setIdleMillis(1_000));
    Random random = new Random(11);
    Buffer preface = Buffer.buffer("PRI * HTTP/2.0\r\n\r\nSM\r\n\r\n");
    List<Future<?>> ends = new ArrayList<>();
    for (int i = 0; i < 50; i++) {
      byte[] noise = new byte[200];
      random.nextBytes(noise);
      Buffer said = i % 2 == 0 ? Buffer.buffer(noise) : preface.copy().appendBytes(noise);
      ends.add(saidToASocket(said));
    }
    await(Future.join(ends));
  }

  /** Ends when the server has closed: at once, or because the rest does not come. */
  private Future<Void> saidToASocket(Buffer said) {
    return sockets
        .connect(face.actualPort(), "127.0.0.1")
        .compose(
            socket -> {
              Future<Void> closed = closed(socket);
              return socket.write(said).otherwiseEmpty().compose(sent -> closed);
            });
  }

  private static Future<Void> closed(NetSocket socket) {
    io.vertx.core.Promise<Void> closed = io.vertx.core.Promise.promise();
    socket.closeHandler(closed::tryComplete);
    socket.exceptionHandler(reset -> closed.tryComplete());
    return closed.future();
  }

  @Test
  void webClientsAreServed() throws Exception {
    Raw raw = post(http1, "/ring.v1.Ring/Status", "application/grpc-web+proto", frame(new byte[0]));

    assertEquals(200, raw.http());
    int length = raw.body().getInt(1);
    StatusResponse status = StatusResponse.parseFrom(raw.body().getBytes(5, 5 + length));
    assertEquals("n1@a1", status.getNode());
    Buffer trailer = raw.body().getBuffer(5 + length, raw.body().length());
    assertEquals((byte) 0x80, trailer.getByte(0));
    assertTrue(trailer.toString().contains("grpc-status"), trailer::toString);
  }
}
