package io.ringelection.chaos;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import io.ringelection.chaos.net.Net;
import io.ringelection.chaos.process.Launch;
import java.io.IOException;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.Test;

/**
 * A minute of trouble for five processes in five network namespaces. Needs root, and is skipped
 * where namespaces cannot be made. {@link ChaosMain} is the long form.
 */
class ChaosTest {

  @Test
  void neverTwoOwnersAndBackByItself() throws IOException {
    assumeTrue(Net.isAllowed(), "skipped: network namespaces cannot be made here, it takes root");
    ChaosReport report;
    try (ChaosRun run = new ChaosRun(Launch.folder("chaos-test"), 1, System.out::println)) {
      report = run.run(Duration.ofSeconds(45));
    }
    System.out.println(report.text());

    assertEquals(List.of(), report.violations());
    assertTrue(report.holds() > ChaosRun.OPTIONS.getPartitions(), "partitions changed hands");
  }
}
