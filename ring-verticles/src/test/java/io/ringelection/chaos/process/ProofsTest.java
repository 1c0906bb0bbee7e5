package io.ringelection.chaos.process;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;

/** Which proofs of a death are none. */
class ProofsTest {
  private static final List<String> NOBODY = List.of();

  @Test
  void ofTheDeadIsRight() {
    assertEquals(
        List.of(),
        Proofs.wrong(Map.of("a@1", List.of("b@2"), "b@2", NOBODY, "b@3", NOBODY), Set.of("b@3")));
  }

  @Test
  void ofTheLivingAndOfTheUnknownIsWrong() {
    assertEquals(
        List.of("a@1 had proof that b@2 was dead", "b@2 had proof that c@9 was dead"),
        Proofs.wrong(
            new TreeMap<>(Map.of("a@1", List.of("b@2"), "b@2", List.of("c@9"))),
            Set.of("a@1", "b@2")));
  }
}
