package io.ringelection.sim.explore;

import io.ringelection.NodeId;
import io.ringelection.core.step.Input;
import org.jspecify.annotations.Nullable;

/**
 * Something on its way to a node. Two parcels of the same content are the same object.
 *
 * @param number of the parcel, in the order of their making
 * @param slot of the receiver
 * @param to the receiver; null when it is meant for whoever runs in the slot
 * @param input that the receiver will take
 * @param digest of the input, by a clock that shows {@code madeAt}
 * @param madeAt time of its making
 */
record Parcel(int number, int slot, @Nullable NodeId to, Input input, long digest, long madeAt) {

  /** Digest of what the receiver will take, as seen at the time {@code now}. */
  long digest(long now) {
    return Digest.mix(digest, now - madeAt + slot);
  }

  @Override
  public boolean equals(Object other) {
    return this == other;
  }

  @Override
  public int hashCode() {
    return number;
  }
}
