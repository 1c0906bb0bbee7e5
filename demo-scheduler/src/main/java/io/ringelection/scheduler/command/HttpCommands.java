package io.ringelection.scheduler.command;

import io.ringelection.scheduler.job.Attempt;
import io.ringelection.scheduler.job.Command;
import io.vertx.core.Future;
import io.vertx.core.Vertx;
import io.vertx.core.buffer.Buffer;
import io.vertx.core.http.HttpMethod;
import io.vertx.ext.web.client.HttpRequest;
import io.vertx.ext.web.client.HttpResponse;
import io.vertx.ext.web.client.WebClient;
import io.vertx.ext.web.client.WebClientOptions;
import io.vertx.ext.web.codec.BodyCodec;
import java.net.ConnectException;
import java.net.UnknownHostException;

/** Calls web servers. The answer's body is thrown away as it comes, however long it is. */
final class HttpCommands {
  private static final int CONNECT_TIMEOUT_MILLIS = 5000;
  private static final int LAST_SUCCESS = 399;

  private final WebClient client;

  HttpCommands(Vertx vertx) {
    client =
        WebClient.create(
            vertx,
            new WebClientOptions()
                .setConnectTimeout(CONNECT_TIMEOUT_MILLIS)
                .setFollowRedirects(false)
                .setUserAgent("ring-scheduler"));
  }

  Future<Result> run(Command.Http command, Attempt attempt) {
    HttpRequest<Void> request =
        client
            .requestAbs(HttpMethod.valueOf(command.method()), command.url().toString())
            .timeout(command.timeoutMillis())
            .as(BodyCodec.none());
    Headers.of(attempt).forEach(request::putHeader);
    command.headers().forEach(request::putHeader);
    String body = command.body();
    Future<HttpResponse<Void>> answer =
        body == null ? request.send() : request.sendBuffer(Buffer.buffer(body));
    return answer.map(HttpCommands::answered).otherwise(HttpCommands::unanswered);
  }

  private static Result answered(HttpResponse<Void> response) {
    String status = "HTTP " + response.statusCode();
    return response.statusCode() <= LAST_SUCCESS ? Result.ok(status) : Result.failed(status);
  }

  /** Only a connection that never came about proves that the server did nothing. */
  private static Result unanswered(Throwable failure) {
    String message = failure.getClass().getSimpleName() + ": " + failure.getMessage();
    boolean unsent = failure instanceof ConnectException || failure instanceof UnknownHostException;
    return unsent ? Result.failed(message) : Result.unknown(message);
  }

  void close() {
    client.close();
  }
}
