package io.ringelection.web;

import io.vertx.core.json.JsonObject;
import io.vertx.ext.web.RoutingContext;
import java.util.function.Function;

/**
 * One path and what it answers.
 *
 * @param path with its parameters in braces
 * @param about what it tells, for the index
 * @param answer makes the JSON object or array, or throws a {@link Problem}
 */
record Endpoint(String path, String about, Function<RoutingContext, Object> answer) {

  /** The path as Vert.x Web writes it: {@code :p} for {@code {p}}. */
  String route() {
    return path.replace("{", ":").replace("}", "");
  }

  /** The line of the index. */
  JsonObject toJson() {
    return new JsonObject().put("path", path).put("about", about);
  }
}
