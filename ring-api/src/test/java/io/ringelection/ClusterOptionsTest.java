package io.ringelection;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.vertx.core.VertxOptions;
import org.junit.jupiter.api.Test;

/** What a ring wants of the event bus follows from its lease. */
class ClusterOptionsTest {
  @Test
  void aDeadConnectionIsGivenUpAfterALease() {
    for (RingOptions ring : new RingOptions[] {RingOptions.fast(), RingOptions.large()}) {
      VertxOptions options = ClusterOptions.forRing(ring);
      assertEquals(ring.getLeaseMillis(), options.getEventBusOptions().getTcpUserTimeout());
      assertEquals(1000, options.getEventBusOptions().getConnectTimeout());
      assertTrue(options.getPreferNativeTransport(), "only it has that time-out");
    }
  }
}
