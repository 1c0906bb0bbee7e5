package io.ringelection.core.rebalance;

import io.ringelection.core.view.ViewOffender;

/** Breaks a rule of the house on purpose. */
public final class RebalanceOffender {
  ViewOffender neighbour;
}
