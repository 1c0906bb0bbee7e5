/**
 * What a node counts, as meters of <a href="https://micrometer.io">Micrometer</a>. Stands on the
 * public interface only; needs {@code micrometer-core} on the class path, and {@code
 * micrometer-registry-prometheus} for {@link io.ringelection.metrics.PrometheusText}.
 */
@NullMarked
package io.ringelection.metrics;

import org.jspecify.annotations.NullMarked;
