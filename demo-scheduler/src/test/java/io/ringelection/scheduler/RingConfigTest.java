package io.ringelection.scheduler;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.ringelection.Quorum;
import io.ringelection.RingException;
import io.ringelection.RingOptions;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import picocli.CommandLine;

/**
 * Where the options of the nodes come from: the file, over it the environment, over it the command
 * line.
 */
class RingConfigTest {
  @TempDir private Path folder;

  private Path file(String json) throws IOException {
    return Files.writeString(folder.resolve("ring.json"), json.replace('\'', '"'));
  }

  private static RingConfig read(Map<String, String> environment, String... args) {
    Settings settings = new Settings();
    new CommandLine(settings).parseArgs(args);
    return RingConfig.read(settings, environment);
  }

  /** From the top folder, where the README has its reader stand. */
  @Test
  void withoutBeingToldItReadsTheFileForOperators() {
    Settings settings = new Settings();
    new CommandLine(settings).parseArgs();
    assertEquals(Path.of("config/ring.json"), settings.ring);
    assertTrue(Files.exists(Path.of("..").resolve(settings.ring)));
  }

  @Test
  void theFileForOperatorsIsTheDefaults() {
    RingConfig config = read(Map.of(), "--ring=../config/ring.json");
    assertEquals(
        List.of(
            new RingOptions().setNode("n1"),
            new RingOptions().setNode("n2"),
            new RingOptions().setNode("n3")),
        config.options());
    assertEquals(List.of(), config.notes());
  }

  @Test
  void theEnvironmentGoesBeforeTheFileAndTheCommandLineBeforeBoth() throws IOException {
    Path ring = file("{'preset':'fast','node':'a','partitions':64,'maxMoves':8}");
    Map<String, String> environment = Map.of("RING_PARTITIONS", "128", "RING_NODE", "b");
    String[] cluster = {"--cluster", "--ring=" + ring, "--node=c"};
    RingOptions expected = RingOptions.fast().setMaxMoves(8).setPartitions(128);
    assertEquals(List.of(expected.setNode("c")), read(environment, cluster).options());
    assertEquals(
        List.of(expected.setNode("b")), read(environment, "--cluster", "--ring=" + ring).options());
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      nullValues = "-",
      value = {
        "--nodes=1 | - | single",
        "--nodes=3 | - | dynamic:3",
        "--nodes=5 | - | dynamic:5",
        "--nodes=5 | 3 | dynamic:3",
        "--nodes=2 | single | single",
        "--nodes=5 | ' ' | dynamic:5"
      })
  void nodesOfOneProcessFoundTheirRing(String nodes, String variable, String quorum) {
    Map<String, String> environment = variable == null ? Map.of() : Map.of("RING_QUORUM", variable);
    RingConfig config = read(environment, nodes, "--ring=../config/ring.json");
    config.options().forEach(one -> assertEquals(quorum, one.getQuorum().toString()));
    assertEquals(List.of(), config.notes());
  }

  @Test
  void theQuorumOfTheFileIsForProcesses() throws IOException {
    Path ring = file("{'quorum':{'expected':7}}");
    assertEquals(
        Quorum.dynamic(7),
        read(Map.of(), "--cluster", "--ring=" + ring).options().get(0).getQuorum());
    RingConfig embedded = read(Map.of(), "--nodes=1", "--ring=" + ring);
    assertEquals(Quorum.single(), embedded.options().get(0).getQuorum());
    assertEquals(
        List.of(
            "quorum dynamic:7 of "
                + ring
                + " is for nodes in processes of their own; here it is single: --nodes and RING_QUORUM say it"),
        embedded.notes());
  }

  @Test
  void aMistakeNamesTheFileItIsIn() throws IOException {
    Path ring = file("{'leaseMilis':1}");
    assertEquals(
        "ring file " + ring + ": option 'leaseMilis' is unknown: did you mean 'leaseMillis'?",
        assertThrows(StartException.class, () -> read(Map.of(), "--ring=" + ring)).getMessage());
  }

  @Test
  void timersThatDoNotFitAreRefused() throws IOException {
    Path ring = file("{'leaseMillis':400}");
    assertThrows(RingException.class, () -> read(Map.of(), "--ring=" + ring));
  }
}
