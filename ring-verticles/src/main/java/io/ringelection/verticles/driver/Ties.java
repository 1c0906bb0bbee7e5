package io.ringelection.verticles.driver;

import io.ringelection.NodeId;
import io.ringelection.RingAddresses;
import io.ringelection.verticles.cluster.ClusterCare;
import io.ringelection.verticles.transport.Transport;
import io.vertx.core.Future;
import io.vertx.core.eventbus.EventBus;
import io.vertx.core.internal.ContextInternal;
import java.util.List;

/**
 * What ties a node to the cluster besides its messages: its answers to who asks for its state, and
 * the care for all that is registered. On the node's context.
 */
final class Ties {
  private final EventBus bus;
  private final Transport transport;
  private final StateAnswers answers;
  private final ClusterCare care;

  /**
   * Nothing is registered yet.
   *
   * @param patience milliseconds that the cluster manager may answer nothing, 0 for ever
   * @param verdicts on the cluster manager
   */
  Ties(
      String ring,
      NodeId self,
      ContextInternal context,
      NodeDriver.Parts parts,
      Voice voice,
      long patience,
      ClusterCare.Verdicts verdicts) {
    this.bus = context.owner().eventBus();
    this.transport = parts.transport();
    this.answers = new StateAnswers(ring, self, parts.facts(), parts.ownership(), voice);
    this.care =
        new ClusterCare(
            context,
            List.of(
                RingAddresses.partitions(ring),
                RingAddresses.members(ring),
                RingAddresses.leader(ring)),
            List.of(RingAddresses.state(ring), RingAddresses.state(ring, self)),
            patience,
            this::renew,
            verdicts);
  }

  Future<Void> open() {
    return answers.open(bus);
  }

  private void renew() {
    transport.renew();
    answers.open(bus).onComplete(attempted -> {});
  }

  /** Once a second. */
  void tend() {
    care.tend();
  }

  Future<Void> close() {
    care.close();
    return answers.close();
  }
}
