package io.ringelection.sim;

import static org.junit.jupiter.api.Assertions.assertEquals;

import io.ringelection.core.step.Input;
import java.util.Arrays;
import java.util.Set;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;

/**
 * The simulator draws no events of the cluster manager, because the core takes none. Whoever gives
 * it one must draw it, too: false, and late.
 */
class MemberEventsTest {
  private static final Set<Class<?>> DRAWN =
      Set.of(
          Input.Received.class,
          Input.Tick.class,
          Input.Dead.class,
          Input.Leave.class,
          Input.Stop.class,
          Input.HandedOff.class,
          Input.Roles.class);

  @Test
  void noneReachesTheCore() {
    Set<Class<?>> inputs =
        Arrays.stream(Input.class.getPermittedSubclasses()).collect(Collectors.toSet());
    assertEquals(DRAWN, inputs);
  }
}
