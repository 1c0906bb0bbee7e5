package io.ringelection.metrics;

import io.micrometer.core.instrument.binder.MeterBinder;
import io.micrometer.core.instrument.binder.jvm.JvmGcMetrics;
import io.micrometer.core.instrument.binder.jvm.JvmMemoryMetrics;
import io.micrometer.core.instrument.binder.jvm.JvmThreadMetrics;
import io.micrometer.core.instrument.binder.system.ProcessorMetrics;
import io.micrometer.core.instrument.binder.system.UptimeMetrics;
import io.micrometer.prometheusmetrics.PrometheusConfig;
import io.micrometer.prometheusmetrics.PrometheusMeterRegistry;
import io.ringelection.Ring;

/**
 * The meters of one node and of its JVM in the text format of Prometheus, in a registry of their
 * own. Who has a registry already binds {@link RingMeters} to that instead.
 */
public final class PrometheusText implements AutoCloseable {
  private final PrometheusMeterRegistry registry =
      new PrometheusMeterRegistry(PrometheusConfig.DEFAULT);
  private final JvmGcMetrics collections = new JvmGcMetrics();

  /**
   * Meters of {@code ring}, which need not have joined.
   *
   * @param more meters to tell with them
   */
  public PrometheusText(Ring ring, MeterBinder... more) {
    new RingMeters(ring).bindTo(registry);
    for (MeterBinder binder : more) {
      binder.bindTo(registry);
    }
    new JvmMemoryMetrics().bindTo(registry);
    new JvmThreadMetrics().bindTo(registry);
    new ProcessorMetrics().bindTo(registry);
    new UptimeMetrics().bindTo(registry);
    collections.bindTo(registry);
  }

  /** All meters now, in format version 0.0.4. May be called from any thread. */
  public String scrape() {
    return registry.scrape();
  }

  /** Ends what listens to the JVM. */
  @Override
  public void close() {
    collections.close();
    registry.close();
  }
}
