package io.ringelection.sim.large;

import io.ringelection.sim.world.Setting;
import java.util.ArrayList;
import java.util.List;

/**
 * What a ring of N nodes and V voters may send. Steady: a heartbeat and its answer per member and
 * H, a round and its answer per voter and H, the leader's hello every 20 H. An election after a
 * proved death: V - 1 questions and promises, N - 1 announcements and reports, one message for each
 * survivor that gets partitions; then N - 1 messages for each of the two views that replace the
 * dead leader as a member and as a voter, and for each member whose heartbeat crossed one of them.
 */
public final class Bill {
  private static final double TOLERANCE = 0.02;

  private final long members;
  private final long voters;
  private final List<String> problems = new ArrayList<>();

  /** For a ring of {@code nodes}. */
  public Bill(int nodes, int voters) {
    this.members = nodes - 1;
    this.voters = voters - 1;
  }

  /** One sentence for each stage that was not whole at its end or sent too much. */
  public List<String> problems(List<Stage> stages) {
    for (Stage stage : stages) {
      if (stage.whole() < 0) {
        problems.add(stage.name() + ": the ring was not whole at the end");
      }
      switch (stage.name()) {
        case Life.STEADY -> steady(stage);
        case Life.LEADER_CRASH -> election(stage);
        default -> {}
      }
    }
    return problems;
  }

  /** Messages per second while nothing happens. */
  double perSecond() {
    double heartbeat = (double) Setting.LARGE.heartbeat() / Setting.SEC;
    return 2 * (members + voters) / heartbeat;
  }

  private void steady(Stage stage) {
    long routine = stage.messages() - stage.messages("Hello");
    double sent = routine * (double) Setting.SEC / (stage.until() - stage.from());
    if (Math.abs(sent / perSecond() - 1) > TOLERANCE) {
      problems.add(sent + " messages per second instead of " + perSecond());
    }
  }

  private void election(Stage stage) {
    most(stage, "Elect", 2 * voters);
    most(stage, "Promise", 2 * voters);
    most(stage, "Report", members + members / 20);
    most(stage, "Coordinator", 4 * members + 2 * voters);
    most(stage, "Hello", members);
    most(stage, "PreVote", 0);
    most(stage, "Released", 0);
  }

  private void most(Stage stage, String kind, long count) {
    if (stage.messages(kind) > count) {
      problems.add(
          stage.name() + ": " + stage.messages(kind) + " of " + kind + ", more than " + count);
    }
  }
}
