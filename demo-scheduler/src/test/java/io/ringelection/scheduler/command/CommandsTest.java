package io.ringelection.scheduler.command;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.ringelection.scheduler.Await;
import io.ringelection.scheduler.job.Attempt;
import io.ringelection.scheduler.job.Command;
import io.ringelection.scheduler.job.Job;
import io.ringelection.scheduler.job.Misfire;
import io.ringelection.scheduler.job.RunState;
import io.ringelection.scheduler.job.Schedule;
import io.vertx.core.Vertx;
import io.vertx.core.eventbus.Message;
import io.vertx.core.http.HttpServer;
import io.vertx.core.http.HttpServerRequest;
import io.vertx.core.json.JsonObject;
import java.net.URI;
import java.time.Instant;
import java.util.Map;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.LinkedBlockingQueue;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Every kind of command against a real server or consumer, and every way it can go wrong. */
class CommandsTest {
  private static final Instant DUE = Instant.parse("2026-01-01T12:00:00Z");
  private static final Attempt ATTEMPT =
      new Attempt("job", DUE, DUE.plusSeconds(1), 77L << 32, 2, "n1");

  private final Vertx vertx = Vertx.vertx();
  private final Commands commands = new Commands(vertx);
  private final BlockingQueue<String> seen = new LinkedBlockingQueue<>();
  private HttpServer server;

  @BeforeEach
  void listen() {
    server =
        Await.result(vertx.createHttpServer().requestHandler(this::answer).listen(0, "127.0.0.1"));
  }

  @AfterEach
  void close() {
    commands.close();
    Await.result(vertx.close());
  }

  private void answer(HttpServerRequest request) {
    switch (request.path()) {
      case "/silent":
        return;
      case "/hang-up":
        request.connection().close();
        return;
      default:
        request.body().onSuccess(body -> seen.add(line(request) + ' ' + body));
        request
            .response()
            .setStatusCode(Integer.parseInt(request.path().substring(1)))
            .end("ignored");
    }
  }

  private static String line(HttpServerRequest request) {
    return request.method()
        + " "
        + request.getHeader(Headers.TOKEN)
        + ' '
        + request.getHeader(Headers.KEY)
        + ' '
        + request.getHeader(Headers.ATTEMPT)
        + ' '
        + request.getHeader("A");
  }

  private Result run(Command command) {
    Job job = new Job("job", Schedule.of("* * * * * *", "UTC"), command, Misfire.DEFAULT);
    return Await.result(commands.run(job, ATTEMPT));
  }

  private Result http(String path, long timeoutMillis) {
    URI url = URI.create("http://127.0.0.1:" + server.actualPort() + path);
    return run(new Command.Http("GET", url, Map.of(), null, timeoutMillis));
  }

  @Test
  void aLogLineIsTheMessage() {
    assertEquals(Result.ok("hi"), run(new Command.Log("hi")));
  }

  @Test
  void anHttpCallCarriesBodyHeadersTokenAndKey() throws InterruptedException {
    URI url = URI.create("http://127.0.0.1:" + server.actualPort() + "/200");
    assertEquals(
        Result.ok("HTTP 200"),
        run(new Command.Http("POST", url, Map.of("A", "b"), "{\"k\":1}", 5000)));
    assertEquals("POST " + (77L << 32) + " job/2026-01-01T12:00:00Z 2 b {\"k\":1}", seen.take());
  }

  @ParameterizedTest
  @CsvSource({"204,OK", "302,OK", "400,FAILED", "404,FAILED", "500,FAILED", "503,FAILED"})
  void anHttpStatusDecides(int status, RunState state) {
    assertEquals(new Result(state, "HTTP " + status), http("/" + status, 5000));
  }

  @Test
  void aServerThatDoesNotAnswerLeavesTheResultUnknown() {
    assertEquals(RunState.UNKNOWN, http("/silent", 100).state());
    assertEquals(RunState.UNKNOWN, http("/hang-up", 5000).state());
  }

  @Test
  void aServerThatIsNotThereDidNothing() {
    // Port 1 has no server anywhere; one that was closed may hold its port for a moment.
    URI url = URI.create("http://127.0.0.1:1/200");
    assertEquals(RunState.FAILED, run(new Command.Http("GET", url, Map.of(), null, 5000)).state());
  }

  @Test
  void aMessageCarriesBodyTokenAndKey() throws InterruptedException {
    Await.result(
        vertx
            .eventBus()
            .<JsonObject>consumer("target", message -> seen.add(line(message)))
            .completion());
    Result sent = run(new Command.Bus("target", new JsonObject().put("k", 1), false, 1000));
    assertEquals(Result.ok("sent to target"), sent);
    assertEquals((77L << 32) + " job/2026-01-01T12:00:00Z {\"k\":1}", seen.take());
  }

  private static String line(Message<JsonObject> message) {
    return message.headers().get(Headers.TOKEN)
        + ' '
        + message.headers().get(Headers.KEY)
        + ' '
        + message.body();
  }

  @Test
  void aRequestWaitsForItsReply() {
    vertx.eventBus().consumer("target", message -> message.reply("done"));
    assertEquals(Result.ok("replied: done"), run(new Command.Bus("target", null, true, 5000)));
  }

  @Test
  void aRequestThatIsRefusedHasFailed() {
    vertx.eventBus().consumer("target", message -> message.fail(7, "not now"));
    assertEquals(
        Result.failed("refused: not now"), run(new Command.Bus("target", null, true, 5000)));
  }

  @Test
  void aRequestWithoutReplyIsUnknown() {
    vertx.eventBus().consumer("target", message -> seen.add("got it"));
    assertEquals(
        Result.unknown("no reply from target within 100 ms"),
        run(new Command.Bus("target", null, true, 100)));
    assertTrue(seen.contains("got it"));
  }

  @Test
  void anAddressWithoutConsumerIsAFailure() {
    assertEquals(
        Result.failed("nobody consumes target"), run(new Command.Bus("target", null, true, 5000)));
    assertEquals(
        Result.failed("nobody consumes target"), run(new Command.Bus("target", null, false, 5000)));
  }
}
