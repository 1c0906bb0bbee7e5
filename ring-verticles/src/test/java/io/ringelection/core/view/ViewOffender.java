package io.ringelection.core.view;

import io.ringelection.core.plan.PlanOffender;

/** Breaks a rule of the house on purpose. */
public final class ViewOffender {
  PlanOffender neighbour;
}
