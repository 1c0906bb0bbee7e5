package io.ringelection.web;

import io.ringelection.access.Role;
import io.vertx.core.Handler;
import io.vertx.core.json.JsonObject;
import io.vertx.ext.web.RoutingContext;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/**
 * One path and what it answers.
 *
 * @param path with its parameters in braces
 * @param about what it tells, for the index
 * @param needed what whoever asks must be allowed, null when everybody is
 * @param mediaType of the answer
 * @param answer sends it, or throws a {@link Problem}
 */
record Endpoint(
    String path,
    String about,
    @Nullable Role needed,
    String mediaType,
    Handler<RoutingContext> answer) {
  private static final String JSON = "application/json";

  /** A path that everybody may ask; {@code json} makes the JSON object or array. */
  static Endpoint open(String path, String about, Function<RoutingContext, Object> json) {
    return json(path, about, null, json);
  }

  /** A path for those who may look; {@code json} makes the JSON object or array. */
  static Endpoint view(String path, String about, Function<RoutingContext, Object> json) {
    return json(path, about, Role.VIEW, json);
  }

  private static Endpoint json(
      String path, String about, @Nullable Role needed, Function<RoutingContext, Object> json) {
    return new Endpoint(
        path,
        about,
        needed,
        JSON,
        context -> Answer.send(context.request(), JSON, json.apply(context)));
  }

  /** The path as Vert.x Web writes it: {@code :p} for {@code {p}}. */
  String route() {
    return path.replace("{", ":").replace("}", "");
  }

  /** The line of the index. */
  JsonObject toJson() {
    return new JsonObject().put("path", path).put("about", about);
  }
}
