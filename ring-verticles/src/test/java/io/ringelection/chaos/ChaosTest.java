package io.ringelection.chaos;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import io.ringelection.chaos.fault.Kind;
import io.ringelection.chaos.net.Net;
import io.ringelection.chaos.process.Launch;
import java.io.IOException;
import java.time.Duration;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;

/**
 * A minute of trouble for five processes in five network namespaces. Needs root, and is skipped
 * where namespaces cannot be made. {@link ChaosMain} is the long form.
 */
class ChaosTest {
  /**
   * After which Hazelcast has nothing to merge. A split of its own can leave it without an answer
   * for minutes, which is a matter for the long form.
   */
  private static final Set<Kind> KINDS =
      EnumSet.of(Kind.KILL, Kind.PAUSE, Kind.HOG, Kind.BUS_PORT, Kind.LINK_PORT);

  @Test
  void neverTwoOwnersAndBackByItself() throws IOException {
    assumeTrue(Net.isAllowed(), "skipped: network namespaces cannot be made here, it takes root");
    ChaosReport report;
    try (ChaosRun run = new ChaosRun(Launch.folder("chaos-test"), 1, KINDS, System.out::println)) {
      report = run.run(Duration.ofSeconds(45));
    }
    System.out.println(report.text());

    assertEquals(List.of(), report.violations());
    assertTrue(report.holds() > ChaosRun.OPTIONS.getPartitions(), "partitions changed hands");
  }
}
