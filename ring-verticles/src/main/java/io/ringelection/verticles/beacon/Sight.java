package io.ringelection.verticles.beacon;

import io.ringelection.NodeId;
import org.jspecify.annotations.Nullable;

/**
 * What one look at a beacon's address has shown.
 *
 * @param kind what it was
 * @param node whose beacon answered, null unless one was SHOWN
 * @param line the open connection to that beacon, else null
 */
record Sight(Kind kind, @Nullable NodeId node, @Nullable Line line) {
  /** What can be seen. */
  enum Kind {
    /** A beacon of this ring, with nothing in between. */
    SHOWN,
    /** The machine is there and nobody listens. */
    REFUSED,
    /** Nothing that proves anything: no answer, a reset, something else that listens, a proxy. */
    UNCLEAR
  }

  static final Sight REFUSED = new Sight(Kind.REFUSED, null, null);
  static final Sight UNCLEAR = new Sight(Kind.UNCLEAR, null, null);

  static Sight shown(NodeId node, Line line) {
    return new Sight(Kind.SHOWN, node, line);
  }

  boolean shows(NodeId wanted) {
    return wanted.equals(node);
  }
}
