package io.ringelection.web;

import io.netty.handler.codec.http.HttpResponseStatus;
import io.vertx.core.Future;
import io.vertx.core.buffer.Buffer;
import io.vertx.core.http.HttpHeaders;
import io.vertx.core.http.HttpMethod;
import io.vertx.core.http.HttpServerRequest;
import io.vertx.core.http.HttpServerResponse;
import io.vertx.ext.web.Router;
import io.vertx.ext.web.RoutingContext;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.lang.System.Logger;
import java.lang.System.Logger.Level;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;

/**
 * The web page: a few files of this library, each read once. It holds no data and needs no token;
 * what it shows it asks for like everybody else. A browser keeps a file and asks whether it still
 * is the same.
 */
final class PageFiles {
  private static final Logger LOG = System.getLogger(PageFiles.class.getName());
  private static final String FOLDER = "/io/ringelection/page/";
  private static final String INDEX = "index.html";

  /** One plain name, so that no path leads out of the folder. */
  private static final String NAMES = "\\/([a-z]{1,32}\\.(?:html|js|css|svg))";

  private static final Map<String, String> MEDIA_TYPES =
      Map.of(
          "html", "text/html; charset=utf-8",
          "js", "text/javascript; charset=utf-8",
          "css", "text/css; charset=utf-8",
          "svg", "image/svg+xml");

  private final Map<String, PageFile> read = new ConcurrentHashMap<>();

  private record PageFile(Buffer content, String mediaType, String tag) {}

  /** Answers the paths of the page. */
  void serveOn(Router router) {
    router
        .route("/")
        .method(HttpMethod.GET)
        .method(HttpMethod.HEAD)
        .handler(context -> serve(context, INDEX));
    router
        .routeWithRegex(NAMES)
        .method(HttpMethod.GET)
        .method(HttpMethod.HEAD)
        .handler(context -> serve(context, context.pathParam("param0")));
  }

  private void serve(RoutingContext context, String name) {
    find(name).ifPresentOrElse(file -> send(context.request(), file), context::next);
  }

  private Optional<PageFile> find(String name) {
    PageFile known = read.get(name);
    if (known != null) {
      return Optional.of(known);
    }
    try (InputStream stream = PageFiles.class.getResourceAsStream(FOLDER + name)) {
      if (stream == null) {
        return Optional.empty();
      }
      Buffer content = Buffer.buffer(stream.readAllBytes());
      String type = MEDIA_TYPES.getOrDefault(name.substring(name.indexOf('.') + 1), "");
      PageFile file = new PageFile(content, type, EntityTag.of(content));
      read.put(name, file);
      return Optional.of(file);
    } catch (IOException broken) {
      throw new UncheckedIOException("the page's file " + name + " cannot be read", broken);
    }
  }

  private static void send(HttpServerRequest request, PageFile file) {
    HttpServerResponse response = request.response();
    SecurityHeaders.setForPage(response.headers());
    response.putHeader(HttpHeaders.ETAG, file.tag());
    if (EntityTag.isKnown(request, file.tag())) {
      response.setStatusCode(HttpResponseStatus.NOT_MODIFIED.code());
      ended(response.end());
      return;
    }
    ended(
        response
            .putHeader(HttpHeaders.CONTENT_TYPE, file.mediaType())
            .putHeader(HttpHeaders.CONTENT_LENGTH, Integer.toString(file.content().length()))
            .end(file.content()));
  }

  private static void ended(Future<Void> end) {
    end.onFailure(gone -> LOG.log(Level.DEBUG, "the page was not heard to its end", gone));
  }
}
