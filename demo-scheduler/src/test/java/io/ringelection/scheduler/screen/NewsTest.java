package io.ringelection.scheduler.screen;

import static org.junit.jupiter.api.Assertions.assertEquals;

import io.ringelection.NodeId;
import io.ringelection.Phase;
import io.ringelection.RingStatus;
import io.ringelection.View;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

class NewsTest {
  private static final NodeId N1 = new NodeId("n1", 1);
  private static final NodeId N2 = new NodeId("n2", 2);

  private final List<String> told = new ArrayList<>();
  private final News news = new News(told::add);

  private static RingStatus status(long term, NodeId leader, int view, NodeId... members) {
    List<NodeId> nodes = List.of(members);
    return new RingStatus(
        "ring", N1, Phase.MEMBER, term, leader, View.of(view, term, 1, nodes, nodes), 0, 0, "", "");
  }

  @Test
  void eachChangeIsToldOnceWhoeverSaysIt() {
    news.apply(status(7, N1, 1, N1));
    news.apply(status(7, N1, 1, N1));
    news.apply(status(7, N1, 2, N1, N2));
    news.apply(status(8, null, 2, N1, N2));
    news.apply(status(8, N2, 3, N2));
    news.apply(status(7, N1, 2, N1, N2));
    assertEquals(
        List.of(
            "n1 leads in term 7",
            "view 1: +n1",
            "view 2: +n2",
            "n2 leads in term 8",
            "view 3: -n1"),
        told);
  }
}
