package io.ringelection.metrics;

import io.micrometer.core.instrument.FunctionCounter;
import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.Tags;
import io.micrometer.core.instrument.binder.MeterBinder;
import io.ringelection.Ring;
import io.ringelection.watchdog.Sightings;
import java.util.concurrent.TimeUnit;
import java.util.function.Supplier;
import java.util.function.ToDoubleFunction;

/**
 * Meters of what a {@link io.ringelection.watchdog.Watchdog} has seen of the whole ring, with the
 * tags of {@link RingMeters}: every node that watches tells the same, as far as it has heard.
 */
public final class WatchdogMeters implements MeterBinder {
  private final Supplier<Sightings> sightings;
  private final Tags tags;

  /**
   * Meters of one watchdog.
   *
   * @param ring the node beside it
   * @param sightings what was seen until now; asked on the thread that reads the meters
   */
  public WatchdogMeters(Ring ring, Supplier<Sightings> sightings) {
    this.sightings = sightings;
    this.tags = RingMeters.tags(ring);
  }

  @Override
  public void bindTo(MeterRegistry registry) {
    FunctionCounter.builder("ring.unowned", sightings, of(WatchdogMeters::unownedSeconds))
        .baseUnit("seconds")
        .description("time without an owner of all partitions together")
        .tags(tags)
        .register(registry);
    FunctionCounter.builder("ring.overlaps", sightings, of(Sightings::overlaps))
        .description("times that two nodes were seen to own a partition at once")
        .tags(tags)
        .register(registry);
    FunctionCounter.builder("ring.handoffs.stuck", sightings, of(Sightings::stuck))
        .description("hand-offs that took longer than the node allows itself")
        .tags(tags)
        .register(registry);
    Gauge.builder("ring.members.flapping", sightings, of(seen -> seen.flapping().size()))
        .description("members that left the ring three times or more in the last ten minutes")
        .tags(tags)
        .strongReference(true)
        .register(registry);
  }

  private static double unownedSeconds(Sightings seen) {
    return seen.unownedNanos() / (double) TimeUnit.SECONDS.toNanos(1);
  }

  private static ToDoubleFunction<Supplier<Sightings>> of(ToDoubleFunction<Sightings> figure) {
    return seen -> figure.applyAsDouble(seen.get());
  }
}
