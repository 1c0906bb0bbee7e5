package io.ringelection.verticles.driver;

import io.ringelection.NodeId;
import io.ringelection.RingOptions;
import io.ringelection.core.step.Timing;
import io.ringelection.verticles.transport.EventBusTransport;
import io.ringelection.verticles.transport.LinkedTransport;
import io.ringelection.verticles.transport.Transport;
import io.vertx.core.internal.ContextInternal;

/** Chooses how a node's messages travel. */
final class Transports {
  private Transports() {}

  /** Inside one process the event bus needs no cluster manager, and no connections beside it. */
  static Transport of(RingOptions options, NodeId self, ContextInternal context) {
    Timing timing = NodeConfigs.timing(options);
    EventBusTransport bus =
        new EventBusTransport(
            context.owner().eventBus(),
            options.getName(),
            self,
            timing.lease(),
            timing.heartbeat(),
            System::nanoTime);
    boolean direct = context.owner().isClustered() && options.getLinkPort() >= 0;
    return direct
        ? new LinkedTransport(
            context, self, bus, timing.heartbeat(), System::nanoTime, options.getLinkPort())
        : bus;
  }
}
