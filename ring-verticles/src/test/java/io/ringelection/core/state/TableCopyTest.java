package io.ringelection.core.state;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.ringelection.NodeId;
import io.ringelection.core.wire.Placement;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

/** A member's copy of the leader's table. */
class TableCopyTest {
  private static final NodeId A = new NodeId("a", 1);
  private static final NodeId B = new NodeId("b", 2);

  private final TableCopy copy = new TableCopy(2);

  @Test
  void changesAreTakenInOrderAndToldOnce() {
    copy.apply(5, List.of(new Placement(1, A, 7)));
    assertEquals(5, copy.revision());
    assertTrue(copy.takeChanged());
    assertFalse(copy.takeChanged());
    copy.apply(5, List.of(new Placement(1, B, 6)));
    copy.apply(4, List.of(new Placement(1, B, 6)));
    assertFalse(copy.takeChanged());
    assertEquals(Optional.of(A), copy.snapshot().owner(1));
    assertEquals(7, copy.snapshot().token(1));
    copy.apply(6, List.of(new Placement(1, null, 0)));
    assertEquals(Optional.empty(), copy.snapshot().owner(1));
  }

  @Test
  void anotherLeaderCountsAnewAndWhatIsKnownStays() {
    copy.apply(5, List.of(new Placement(1, A, 7)));
    copy.restart();
    assertEquals(0, copy.revision());
    assertEquals(Optional.of(A), copy.snapshot().owner(1));
    copy.apply(1, List.of(new Placement(1, B, 9)));
    assertEquals(Optional.of(B), copy.snapshot().owner(1));
  }

  @Test
  void aPartitionThatIsNotThereIsSkipped() {
    copy.apply(5, List.of(new Placement(2, A, 7), new Placement(0, B, 8)));
    assertEquals(Optional.of(B), copy.snapshot().owner(0));
    assertEquals(List.of(1), List.of(copy.snapshot().unowned()[0]));
  }
}
