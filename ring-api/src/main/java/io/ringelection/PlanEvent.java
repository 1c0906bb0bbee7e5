package io.ringelection;

/** The life of a plan, told by the leader's node. */
public sealed interface PlanEvent extends RingEvent
    permits RingEvent.PlanStarted, RingEvent.PlanFinished {

  /** Number of the plan; it rises within a term. */
  long plan();

  /** Partitions that the plan moves or gives an owner. */
  int moves();
}
