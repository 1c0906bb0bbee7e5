package io.ringelection.core.election;

import io.ringelection.core.rebalance.RebalanceOffender;

/** Breaks a rule of the house on purpose. */
public final class ElectionOffender {
  RebalanceOffender neighbour;
}
