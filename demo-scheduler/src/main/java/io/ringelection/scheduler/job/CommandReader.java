package io.ringelection.scheduler.job;

import io.vertx.core.json.Json;
import io.vertx.core.json.JsonObject;
import java.net.URI;
import java.util.Locale;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Reads the command of a job: exactly one of log, http and bus. */
final class CommandReader {
  private static final long MAX_TIMEOUT_MILLIS = 600_000;
  private static final long HTTP_TIMEOUT_MILLIS = 10_000;
  private static final long BUS_TIMEOUT_MILLIS = 5_000;
  private static final String TOKEN = "[A-Za-z0-9!#$%&'*+.^_`|~-]+";

  private CommandReader() {}

  static Command read(String where, JsonObject json) {
    Fields fields = new Fields(where, json, "log", "http", "bus");
    if (json.size() != 1) {
      throw fields.problem("names " + json.size() + " commands: use exactly one of log, http, bus");
    }
    switch (json.fieldNames().iterator().next()) {
      case "log":
        return new Command.Log(fields.text("log"));
      case "http":
        return http(where, fields.object("http"));
      default:
        return bus(where, fields.object("bus"));
    }
  }

  private static Command http(String where, JsonObject json) {
    Fields fields =
        new Fields(where + ".http", json, "method", "url", "headers", "body", "timeoutMillis");
    String method = fields.text("method", "GET").toUpperCase(Locale.ROOT);
    if (!method.matches(TOKEN)) {
      throw fields.problem("'method' is '" + method + "': use an HTTP method such as GET or POST");
    }
    return new Command.Http(
        method,
        url(fields),
        headers(fields),
        body(fields.value("body")),
        timeout(fields, HTTP_TIMEOUT_MILLIS));
  }

  private static URI url(Fields fields) {
    String text = fields.text("url");
    try {
      URI url = URI.create(text);
      boolean web =
          "http".equalsIgnoreCase(url.getScheme()) || "https".equalsIgnoreCase(url.getScheme());
      if (web && url.getHost() != null) {
        return url;
      }
    } catch (IllegalArgumentException unreadable) {
      throw fields.problem(
          "'url' is '"
              + text
              + "': use http://host/... or https://host/..., other characters percent-encoded",
          unreadable);
    }
    throw fields.problem("'url' is '" + text + "': use http://host/... or https://host/...");
  }

  private static Map<String, String> headers(Fields fields) {
    Map<String, String> headers = fields.texts("headers");
    headers.forEach(
        (name, value) -> {
          if (!name.matches(TOKEN) || value.chars().anyMatch(c -> c < ' ' && c != '\t')) {
            throw fields.problem("'headers' holds '" + name + "', which HTTP does not allow");
          }
        });
    return headers;
  }

  /** Text is sent as it is, any other value as JSON. */
  private static @Nullable String body(@Nullable Object body) {
    return body == null || body instanceof String ? (String) body : Json.encode(body);
  }

  private static Command bus(String where, JsonObject json) {
    Fields fields = new Fields(where + ".bus", json, "address", "body", "request", "timeoutMillis");
    return new Command.Bus(
        fields.text("address"),
        fields.value("body"),
        fields.flag("request", false),
        timeout(fields, BUS_TIMEOUT_MILLIS));
  }

  private static long timeout(Fields fields, long otherwise) {
    return fields.number("timeoutMillis", otherwise, 1, MAX_TIMEOUT_MILLIS);
  }
}
