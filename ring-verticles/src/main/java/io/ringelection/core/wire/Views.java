package io.ringelection.core.wire;

import io.ringelection.NodeId;
import io.ringelection.View;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * The bytes of a view: its number plus one, 0 for no view; then, before the founding, the nodes
 * expected, and later ballot, foundation, members and voters.
 */
final class Views {
  private Views() {}

  static void write(Writer out, @Nullable View view) {
    if (view == null) {
      out.octet(0);
      return;
    }
    out.natural("view number", view.number() + 1L, 1L + Integer.MAX_VALUE);
    if (view.isGenesis()) {
      out.natural("nodes expected", view.expected(), Limits.MEMBERS);
      return;
    }
    out.natural("ballot", view.ballot(), Limits.TERM);
    out.fixed(view.foundation());
    nodes(out, "members", view.members());
    nodes(out, "voters", view.voters());
  }

  /** A view, which must be there. */
  static View read(Reader in) {
    View view = readOrNone(in);
    if (view == null) {
      throw new WireException("committed view is missing: a view is needed there");
    }
    return view;
  }

  /** A view or null. */
  static @Nullable View readOrNone(Reader in) {
    long number = in.natural("view number", 1L + View.MAX_NUMBER) - 1;
    if (number < 0) {
      return null;
    }
    if (number == 0) {
      return View.genesis(in.natural("nodes expected", Limits.MEMBERS));
    }
    long ballot = in.natural("ballot", Limits.TERM);
    long foundation = in.fixed("foundation");
    List<NodeId> members = nodes(in, "members");
    List<NodeId> voters = nodes(in, "voters");
    try {
      return View.of((int) number, ballot, foundation, members, voters);
    } catch (IllegalArgumentException noView) {
      throw new WireException(String.valueOf(noView.getMessage()));
    }
  }

  private static void nodes(Writer out, String what, List<NodeId> nodes) {
    out.natural("number of " + what, nodes.size(), Limits.MEMBERS);
    nodes.forEach(out::node);
  }

  private static List<NodeId> nodes(Reader in, String what) {
    NodeId[] nodes = new NodeId[in.count(what, Limits.MEMBERS, 1)];
    for (int i = 0; i < nodes.length; i++) {
      nodes[i] = in.node(what);
    }
    return List.of(nodes);
  }
}
