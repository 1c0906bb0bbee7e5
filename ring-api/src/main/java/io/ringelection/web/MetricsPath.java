package io.ringelection.web;

import io.netty.handler.codec.http.HttpResponseStatus;
import io.ringelection.Ring;
import io.ringelection.metrics.PrometheusText;
import io.ringelection.metrics.WatchdogMeters;
import io.ringelection.watchdog.Sightings;
import io.vertx.core.buffer.Buffer;
import io.vertx.ext.web.RoutingContext;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/**
 * The meters for Prometheus, when its library is on the class path: it is optional, and this class
 * can be loaded without it.
 */
final class MetricsPath {
  private static final String LIBRARY = "io.micrometer.prometheusmetrics.PrometheusMeterRegistry";

  /** Media type of the answer. */
  static final String MEDIA_TYPE = "text/plain; version=0.0.4; charset=utf-8";

  private final @Nullable PrometheusText text;

  /**
   * Meters of one node.
   *
   * @param sightings of the watchdog beside it
   */
  MetricsPath(Ring ring, Supplier<Sightings> sightings) {
    text = isLibraryThere() ? new PrometheusText(ring, new WatchdogMeters(ring, sightings)) : null;
  }

  private static boolean isLibraryThere() {
    try {
      Class.forName(LIBRARY, false, MetricsPath.class.getClassLoader());
      return true;
    } catch (ClassNotFoundException absent) {
      return false;
    }
  }

  /** Whether there is something to tell. */
  boolean isThere() {
    return text != null;
  }

  /**
   * All meters now.
   *
   * @throws Problem 404 without the library
   */
  void answer(RoutingContext context) {
    if (text == null) {
      throw new Problem(
          HttpResponseStatus.NOT_FOUND.code(),
          "this node has no meters: add io.micrometer:micrometer-registry-prometheus to its class"
              + " path");
    }
    Answer.send(context.request(), MEDIA_TYPE, Buffer.buffer(text.scrape()));
  }

  void close() {
    if (text != null) {
      text.close();
    }
  }
}
