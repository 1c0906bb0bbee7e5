package io.ringelection.verticles;

import io.ringelection.RingException;
import io.ringelection.RingOptions;
import java.util.ArrayList;
import java.util.List;

/** A node that several deployed parts share. Guarded by its {@link Host}. */
final class SharedNode {
  private final RingOptions options;
  private final EngineRing ring;
  private final List<Integer> parts = new ArrayList<>();

  SharedNode(RingOptions options, EngineRing ring) {
    this.options = options;
    this.ring = ring;
  }

  EngineRing ring() {
    return ring;
  }

  void add(RingOptions wanted, int roles) {
    if (!wanted.toJson().equals(options.toJson())) {
      throw new RingException(
          RingException.Reason.CONFIGURATION,
          "node '"
              + options.getNode()
              + "' of ring '"
              + options.getName()
              + "' runs already with other options: "
              + options.toJson().encode());
    }
    parts.add(roles);
    ring.roles(roles());
  }

  /** Returns true when no part is left. */
  boolean remove(int roles) {
    parts.remove(Integer.valueOf(roles));
    if (!parts.isEmpty()) {
      ring.roles(roles());
    }
    return parts.isEmpty();
  }

  private int roles() {
    return parts.stream().reduce(0, (one, other) -> one | other);
  }
}
