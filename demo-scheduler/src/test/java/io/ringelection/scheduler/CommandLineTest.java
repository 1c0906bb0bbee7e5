package io.ringelection.scheduler;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.junit.jupiter.api.Assumptions.assumeFalse;

import io.ringelection.scheduler.job.Unreadable;
import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.file.AccessDeniedException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import picocli.CommandLine;

/** Bad arguments end at once, with one sentence and an exit code. */
class CommandLineTest {
  private final StringWriter err = new StringWriter();
  @TempDir private Path folder;

  private int run(String... args) {
    CommandLine line = Main.commandLine();
    line.setErr(new PrintWriter(err, true));
    return line.execute(args);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "--nodes=0               | --nodes is 0: use 1 to 9",
        "--nodes=x               | Invalid value for option '--nodes': 'x' is not an int",
        "--port=65535            | --port is 65535: use 0 to 65533",
        "--grpc-port=65534       | --grpc-port is 65534: use 0 to 65533",
        "--port=-1               | --port is -1: use 0 to 65533",
        "--kill=n2               | Invalid value for option '--kill': 'n2' is not of the form NODE@TIME, as in n2@15s",
        "--kill=n2@15            | Invalid value for option '--kill': '15' is no time: use a number with ms, s, m or h, as in 15s",
        "--kill=n4@15s           | --kill names 'n4': use n1 to n3",
        "--for=soon              | Invalid value for option '--for': 'soon' is no time: use a number with ms, s, m or h, as in 15s",
        "--node=a                | --node is for --cluster: nodes of one process are named n1 to n3",
        "--bus-port=1            | --bus-host and --bus-port are for --cluster: nodes of one process need no network",
        "--cluster               | --cluster needs a database that all processes reach: use --db postgresql://USER@HOST:PORT/NAME",
        "--cluster --db=jdbc:h2:mem:x | --db is jdbc:h2:mem:x, which other processes cannot reach: use PostgreSQL with --cluster",
        "--cluster --kill=n1@1s  | --kill is for nodes of one process: with --cluster, kill the process",
        "--colour                | Unknown option: '--colour'",
        "extra                   | Unmatched argument at index 0: 'extra'",
      })
  void aBadArgumentIsOneSentence(String args, String sentence) {
    assertEquals(CommandLine.ExitCode.USAGE, run(args.split(" ")));
    assertEquals(sentence + " (--help lists all options)", err.toString().strip());
  }

  @Test
  void aMissingJobsFileIsOneSentence() {
    assertEquals(
        CommandLine.ExitCode.SOFTWARE,
        run("--plain", "--jobs=nowhere.json", "--ring=../config/ring.json"));
    assertEquals("jobs file nowhere.json does not exist", err.toString().strip());
  }

  @Test
  void aBadRingFileIsOneSentence() throws IOException {
    Path jobs = Files.writeString(folder.resolve("jobs.json"), "{\"jobs\":[]}");
    Path ring = Files.writeString(folder.resolve("ring.json"), "{\"leaseMilis\":1}");
    assertEquals(CommandLine.ExitCode.SOFTWARE, run("--plain", "--jobs=" + jobs, "--ring=" + ring));
    assertTrue(err.toString().contains("leaseMilis"), err.toString());
    assertEquals(1, err.toString().lines().count());
  }

  private void refuses(Path ring, String sentence) throws IOException {
    Path jobs = Files.writeString(Files.createTempFile(folder, "jobs", ".json"), "{\"jobs\":[]}");
    assertEquals(CommandLine.ExitCode.SOFTWARE, run("--plain", "--jobs=" + jobs, "--ring=" + ring));
    assertEquals("ring file " + ring + " " + sentence, err.toString().strip());
  }

  @Test
  void aRingFileThatIsMissingIsOneSentence() throws IOException {
    refuses(folder.resolve("none.json"), "does not exist");
  }

  @Test
  void aRingFileThatIsAFolderIsOneSentence() throws IOException {
    refuses(folder, "is a folder");
  }

  @ParameterizedTest
  @ValueSource(strings = {"", "{", "[]", "null", "partitions: 8"})
  void aRingFileThatIsNoJsonObjectIsOneSentence(String text) throws IOException {
    refuses(Files.writeString(folder.resolve("ring.json"), text), "is not a JSON object");
  }

  @Test
  void aRingFileThatIsNotTextIsOneSentence() throws IOException {
    byte[] bytes = {(byte) 0xc3, 0x28};
    refuses(Files.write(folder.resolve("ring.json"), bytes), "is not UTF-8 text");
  }

  @Test
  void aRingFileWithoutPermissionIsOneSentence() throws IOException {
    Path ring = Files.writeString(folder.resolve("ring.json"), "{}");
    Files.setPosixFilePermissions(ring, Set.of());
    assumeFalse(Files.isReadable(ring), "the superuser may read everything");
    refuses(ring, "may not be read by this user");
  }

  @Test
  void theReasonsNameWhatThePersonCanMend() {
    Path file = folder.resolve("ring.json");
    assertEquals(
        "may not be read by this user", Unreadable.why(file, new AccessDeniedException("x")));
    assertEquals("cannot be read: broken", Unreadable.why(file, new IOException("broken")));
  }

  @Test
  void helpListsTheOptions() {
    StringWriter out = new StringWriter();
    CommandLine line = Main.commandLine();
    line.setOut(new PrintWriter(out, true));
    assertEquals(CommandLine.ExitCode.OK, line.execute("--help"));
    assertTrue(out.toString().contains("--kill=NODE@TIME"), out.toString());
  }
}
