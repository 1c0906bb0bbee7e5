package io.ringelection.chaos.history;

import static org.junit.jupiter.api.Assertions.assertEquals;

import io.ringelection.ledger.Hold;
import io.ringelection.ledger.Span;
import java.util.List;
import java.util.OptionalLong;
import org.junit.jupiter.api.Test;

/** Since when a ring of four partitions is whole and even. */
class TimelineTest {
  private final Timeline timeline =
      new Timeline(
          List.of(
              hold(0, "a", 10, 500),
              hold(1, "a", 10, 100),
              hold(2, "a", 10, 120),
              hold(3, "b", 20, 500),
              hold(2, "b", 130, 500),
              hold(1, "a", 140, 500)),
          4);

  @Test
  void fromTheLastChangeThatMadeItSo() {
    assertEquals(OptionalLong.of(140), timeline.wholeSince(0, 400, List.of("a", "b")));
  }

  @Test
  void fromTheQuestionOnWhenItWasSoBefore() {
    assertEquals(OptionalLong.of(200), timeline.wholeSince(200, 400, List.of("a", "b")));
  }

  @Test
  void neverWhenItIsNotSoAtTheEnd() {
    assertEquals(OptionalLong.empty(), timeline.wholeSince(0, 125, List.of("a", "b")));
    assertEquals(OptionalLong.empty(), timeline.wholeSince(0, 600, List.of("a", "b")));
  }

  @Test
  void neverWhenAMemberHasNothing() {
    assertEquals(OptionalLong.empty(), timeline.wholeSince(0, 400, List.of("a", "b", "c")));
  }

  private static Hold hold(int partition, String node, long from, long to) {
    return new Hold(partition, node, 1, new Span(from, from), new Span(to, to));
  }
}
