package io.ringelection.metrics;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assumptions.abort;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/**
 * Prometheus's own tool judges the alert rules, and the file that shows how to load them and how to
 * reach the nodes: it parses them, and plays series to the rules. The files that a Prometheus in a
 * cluster has are not here to be looked for.
 */
class AlertRulesTest {
  @ParameterizedTest
  @ValueSource(
      strings = {
        "check rules ring-rules.yml",
        "test rules ring-rules-test.yml",
        "check config --syntax-only prometheus.yml"
      })
  void promtoolAccepts(String arguments) throws IOException, InterruptedException {
    ProcessBuilder promtool =
        new ProcessBuilder(List.of(("promtool " + arguments).split(" ")))
            .directory(Path.of("../config/prometheus").toFile())
            .redirectErrorStream(true);
    Process process;
    try {
      process = promtool.start();
    } catch (IOException absent) {
      abort("promtool is not installed (Debian's package prometheus): the rules are not tested");
      return;
    }
    String said = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
    assertEquals(0, process.waitFor(), said);
  }
}
