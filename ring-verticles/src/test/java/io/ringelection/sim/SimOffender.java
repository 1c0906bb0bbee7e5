package io.ringelection.sim;

import io.ringelection.verticles.VerticlesOffender;

/** Breaks a rule of the house on purpose. */
public final class SimOffender {
  VerticlesOffender neighbour;
}
