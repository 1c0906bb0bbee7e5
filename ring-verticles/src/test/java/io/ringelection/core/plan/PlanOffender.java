package io.ringelection.core.plan;

import io.ringelection.core.rebalance.RebalanceOffender;

/** Breaks a rule of the house on purpose. */
public final class PlanOffender {
  RebalanceOffender neighbour;
}
