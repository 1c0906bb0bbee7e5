package io.ringelection.chaos.fault;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;

/** Faults follow from the seed, and none is left out. */
class DrawTest {
  private static final Set<Kind> ALL = EnumSet.allOf(Kind.class);

  @Test
  void sameSeedSameFaults() {
    assertEquals(first(7, 40), first(7, 40));
    assertNotEquals(first(7, 40), first(8, 40));
  }

  @Test
  void everyKindComesBeforeAnyComesAgain() {
    List<Kind> kinds = new ArrayList<>();
    Draw draw = new Draw(3, ALL);
    while (!draw.isThrough()) {
      draw.next().faults().forEach(fault -> kinds.add(fault.kind()));
    }
    assertTrue(kinds.size() <= ALL.size() + 1);
    assertEquals(ALL, EnumSet.copyOf(kinds.subList(0, ALL.size())));
  }

  private static List<String> first(long seed, int count) {
    Draw draw = new Draw(seed, ALL);
    List<String> steps = new ArrayList<>();
    for (int i = 0; i < count; i++) {
      Draw.Step step = draw.next();
      steps.add(step.faults().stream().map(Fault::kind).toList() + " " + step.millis());
    }
    return steps;
  }
}
