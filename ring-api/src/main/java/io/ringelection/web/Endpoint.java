package io.ringelection.web;

import io.ringelection.access.Role;
import io.vertx.core.Future;
import io.vertx.core.Handler;
import io.vertx.core.http.HttpMethod;
import io.vertx.core.json.JsonObject;
import io.vertx.ext.web.RoutingContext;
import java.util.List;
import java.util.function.Function;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/**
 * One path and what it answers. What needs the role OPERATE is done with POST, and nothing else is:
 * no link, no prefetch and no monitor acts by looking.
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
  static final String JSON = "application/json";

  private static final List<HttpMethod> READ = List.of(HttpMethod.GET, HttpMethod.HEAD);

  /** A path that everybody may ask; {@code json} makes the JSON object or array. */
  static Endpoint open(String path, String about, Function<RoutingContext, Object> json) {
    return json(path, about, null, json);
  }

  /** A path that everybody may ask, whose JSON object takes its time. */
  static Endpoint later(String path, String about, Supplier<Future<JsonObject>> json) {
    return new Endpoint(
        path,
        about,
        null,
        JSON,
        context ->
            json.get()
                .onSuccess(told -> Answer.send(context.request(), JSON, told))
                .onFailure(context::fail));
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

  /** Whoever asks wants something to be done. */
  boolean acts() {
    return needed == Role.OPERATE;
  }

  /** How to ask. */
  List<HttpMethod> methods() {
    return acts() ? List.of(HttpMethod.POST) : READ;
  }

  /** The last part of the path. */
  String name() {
    return path.substring(path.lastIndexOf('/') + 1);
  }

  /** The path as Vert.x Web writes it: {@code :p} for {@code {p}}. */
  String route() {
    return path.replace("{", ":").replace("}", "");
  }

  /** The line of the index. */
  JsonObject toJson() {
    return new JsonObject()
        .put("path", path)
        .put("method", methods().get(0).name())
        .put("about", about);
  }
}
