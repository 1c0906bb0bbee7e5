package io.ringelection.scheduler.screen;

import io.ringelection.Assignment;
import io.ringelection.NodeId;
import io.ringelection.Phase;
import io.ringelection.Ring;
import io.ringelection.RingStatus;
import io.ringelection.scheduler.store.RunRow;
import io.ringelection.scheduler.store.Tally;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/** Makes scenes of what the nodes of this process know. */
final class SceneMaker {
  private static final long NOT_KNOWN = -1;

  private final List<Watched> nodes;

  SceneMaker(List<? extends Watched> nodes) {
    this.nodes = List.copyOf(nodes);
  }

  Scene make(List<RunRow> runs, Tally tally, List<String> events, Duration uptime) {
    Ring witness = witness();
    RingStatus status = witness.status();
    Assignment assignment = witness.assignment();
    Scene.Head head =
        new Scene.Head(
            status.ring(),
            status.members().size(),
            witness.partitions(),
            assignment.unowned().length,
            status.term(),
            status.waitingFor(),
            uptime);
    List<Scene.RunLine> lines =
        runs.stream()
            .map(row -> new Scene.RunLine(row, witness.partitionOf(row.attempt().job())))
            .toList();
    return new Scene(head, nodes(status, assignment), lines, tally, events);
  }

  /** The node whose knowledge is shown: a living member if there is one. */
  private Ring witness() {
    return nodes.stream()
        .filter(
            node ->
                node.fate() == Watched.Fate.ALIVE && node.ring().status().phase() == Phase.MEMBER)
        .findFirst()
        .or(() -> nodes.stream().filter(node -> node.fate() == Watched.Fate.ALIVE).findFirst())
        .orElse(nodes.get(0))
        .ring();
  }

  private List<Scene.NodeLine> nodes(RingStatus status, Assignment assignment) {
    List<NodeId> members = status.members();
    int[] owned = assignment.counts(members);
    List<Scene.NodeLine> lines = new ArrayList<>();
    for (int i = 0; i < members.size(); i++) {
      NodeId member = members.get(i);
      lines.add(new Scene.NodeLine(member.name(), role(member, status), owned[i], lease(member)));
    }
    for (Watched node : nodes) {
      if (!members.contains(node.ring().node())) {
        lines.add(new Scene.NodeLine(node.ring().node().name(), fate(node), 0, NOT_KNOWN));
      }
    }
    return lines;
  }

  private String role(NodeId member, RingStatus status) {
    boolean dead =
        nodes.stream()
            .anyMatch(
                node -> node.fate() == Watched.Fate.DEAD && node.ring().node().equals(member));
    if (dead) {
      return "dead";
    }
    if (member.equals(status.leaderId())) {
      return "leader";
    }
    return status.view().hasVoter(member) ? "voter" : "member";
  }

  private static String fate(Watched node) {
    return switch (node.fate()) {
      case DEAD -> "dead";
      case LEFT -> "gone";
      case ALIVE -> node.ring().status().phase().name().toLowerCase(Locale.ROOT);
    };
  }

  private long lease(NodeId member) {
    return nodes.stream()
        .filter(node -> node.fate() == Watched.Fate.ALIVE && node.ring().node().equals(member))
        .mapToLong(node -> node.ring().status().leaseMillis())
        .findFirst()
        .orElse(NOT_KNOWN);
  }
}
