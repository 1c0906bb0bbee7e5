package io.ringelection.verticles;

import io.ringelection.sim.SimOffender;

/** Breaks a rule of the house on purpose. */
public final class VerticlesOffender {
  SimOffender neighbour;
}
