package io.ringelection.web;

import io.vertx.core.http.HttpMethod;
import io.vertx.ext.web.Router;
import io.vertx.ext.web.handler.CorsHandler;
import java.util.List;
import java.util.Set;
import java.util.regex.Pattern;

/**
 * Lets scripts of other web sites read the answers, those of the origins named only. There is no
 * word for all of them: a token that a browser was given once would then work from everywhere.
 *
 * @param origins such as {@code https://console.example.com}
 */
record CrossOrigin(List<String> origins) {
  private static final Pattern ORIGIN =
      Pattern.compile("https?://(?:[A-Za-z0-9.-]{1,253}|\\[[0-9A-Fa-f:.]{2,45}\\])(?::\\d{1,5})?");

  private static final int MOST = 100;
  private static final int MAX_AGE_SECONDS = 600;

  /** One sentence for each mistake. */
  List<String> problems() {
    if (origins.size() > MOST) {
      return List.of(
          "web option 'corsOrigins' has " + origins.size() + " origins: " + MOST + " are allowed");
    }
    return origins.stream()
        .filter(origin -> !ORIGIN.matcher(origin).matches())
        .map(
            origin ->
                "web option 'corsOrigins' has "
                    + Problem.quote(origin)
                    + ": it must be a scheme, a host and perhaps a port, such as"
                    + " https://console.example.com")
        .toList();
  }

  /** Answers browsers that ask whether a script may ask. */
  void allowOn(Router router) {
    if (!origins.isEmpty()) {
      router
          .route()
          .handler(
              CorsHandler.create()
                  .addOrigins(origins)
                  // Not POST: a web site that may read is not one that may act.
                  .allowedMethods(Set.of(HttpMethod.GET, HttpMethod.HEAD))
                  .allowedHeaders(Set.of("Authorization", "If-None-Match", "Last-Event-ID"))
                  .exposedHeaders(Set.of("ETag"))
                  .maxAgeSeconds(MAX_AGE_SECONDS));
    }
  }
}
