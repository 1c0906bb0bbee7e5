package io.ringelection;

/** A change of the leader as the node that tells it sees it. */
public sealed interface LeaderEvent extends RingEvent
    permits RingEvent.LeaderElected, RingEvent.LeaderLost {

  /** The leader that is elected or lost. */
  NodeId leader();
}
