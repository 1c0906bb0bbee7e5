package io.ringelection.core.heartbeat;

import io.ringelection.core.election.ElectionOffender;

/** Breaks a rule of the house on purpose. */
public final class HeartbeatOffender {
  ElectionOffender neighbour;
}
