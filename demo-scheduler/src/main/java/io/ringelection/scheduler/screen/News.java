package io.ringelection.scheduler.screen;

import io.ringelection.NodeId;
import io.ringelection.RingStatus;
import io.ringelection.View;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Consumer;

/** Makes sentences of what several nodes say about one ring: each change is told once. */
final class News {
  private final Consumer<String> tell;
  private View view = View.genesis(1);
  private long term;

  News(Consumer<String> tell) {
    this.tell = tell;
  }

  void apply(RingStatus status) {
    NodeId leader = status.leaderId();
    if (leader != null && status.term() > term) {
      term = status.term();
      tell.accept(leader.name() + " leads in term " + term);
    }
    if (status.view().number() > view.number()) {
      String change = change(view.members(), status.view().members());
      view = status.view();
      tell.accept("view " + view.number() + ": " + change);
    }
  }

  private static String change(List<NodeId> before, List<NodeId> after) {
    List<String> words = new ArrayList<>();
    after.stream()
        .filter(node -> !before.contains(node))
        .forEach(node -> words.add("+" + node.name()));
    before.stream()
        .filter(node -> !after.contains(node))
        .forEach(node -> words.add("-" + node.name()));
    return words.isEmpty() ? "other voters" : String.join(" ", words);
  }
}
