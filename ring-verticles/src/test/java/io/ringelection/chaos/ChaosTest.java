package io.ringelection.chaos;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import io.ringelection.chaos.fault.Kind;
import io.ringelection.chaos.net.Net;
import io.ringelection.chaos.process.Launch;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;

/**
 * Some minutes of trouble for five processes in five network namespaces. Needs root, and is skipped
 * where namespaces cannot be made. {@link ChaosMain} is the long form.
 */
class ChaosTest {
  /** Each comes once at least. */
  private static final Set<Kind> KINDS =
      EnumSet.of(
          Kind.KILL,
          Kind.PAUSE,
          Kind.HOG,
          Kind.CLOCK,
          Kind.BUS_PORT,
          Kind.LINK_PORT,
          Kind.HALVES,
          Kind.ONE_WAY,
          Kind.LEADER_ALONE);

  @Test
  void neverTwoOwnersAndBackByItself() throws IOException {
    assumeTrue(Net.isAllowed(), "skipped: network namespaces cannot be made here, it takes root");
    ChaosReport report;
    Path folder = Launch.folder("chaos-test");
    try (ChaosRun run = new ChaosRun(folder, 1, KINDS, Links.FIXED, System.out::println)) {
      report = run.run(Duration.ofSeconds(45));
    }
    System.out.println(report.text());

    assertEquals(List.of(), report.violations());
    assertTrue(report.holds() > 256, "partitions changed hands");
  }
}
