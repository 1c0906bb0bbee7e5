package io.ringelection.scheduler.screen;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.ringelection.Token;
import io.ringelection.scheduler.job.Attempt;
import io.ringelection.scheduler.job.RunState;
import io.ringelection.scheduler.store.RunRow;
import io.ringelection.scheduler.store.Tally;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDateTime;
import java.time.ZoneId;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import org.jline.utils.AttributedString;
import org.junit.jupiter.api.Test;

/** The whole page as text, the way a terminal without colours shows it. */
class PageTest {
  private static final Instant DUE =
      LocalDateTime.of(2026, 1, 1, 12, 0, 2).atZone(ZoneId.systemDefault()).toInstant();

  private static Scene.RunLine run(String job, String node, RunState state, long lateMillis) {
    Attempt attempt = new Attempt(job, DUE, DUE, Token.of(93, 117), 1, node);
    return new Scene.RunLine(new RunRow(attempt, state, DUE.plusMillis(lateMillis), ""), 417);
  }

  private static final Scene SCENE =
      new Scene(
          new Scene.Head("ring", 2, 1024, 341, 93, "", Duration.ofSeconds(83)),
          List.of(
              new Scene.NodeLine("n1", "leader", 341, 1890),
              new Scene.NodeLine("a-node-with-a-very-long-name", "voter", 342, -1),
              new Scene.NodeLine("n2", "dead", 0, -1)),
          List.of(
              run("heartbeat-of-the-shop", "n1", RunState.OK, 3),
              run("report", "n2", RunState.RUNNING, 12_345)),
          new Tally(Map.of(RunState.OK, 412L, RunState.LOST, 1L), 1, 0, 0),
          List.of("12:00:01  n1 leads in term 93", "12:00:02  n2 is killed"));

  private static List<String> text(Scene scene, int columns, int rows) {
    return Page.of(scene, columns, rows, false).stream()
        .map(AttributedString::toString)
        .map(String::stripTrailing)
        .toList();
  }

  @Test
  void fitsIntoEightyColumns() {
    assertEquals(
        """
        ring   2 members   1024 partitions, 341 without owner   term 93        0:01:23

        NODE                 ROLE     PARTITIONS                                 LEASE
        n1                   leader          341  ############################   1.9 s
        a-node-with-a-very-~ voter           342  #############################
        n2                   dead              0

        RUNS  ok 412  missed 0  done twice 0  made again 1

        DUE      RESULT      LATE  NODE     TOKEN             PART  JOB
        12:00:02 OK          3 ms  n1       93.117             417  heartbeat-of-the-s~
        12:00:02 RUNNING     12 s  n2       93.117             417  report



        EVENTS
        12:00:01  n1 leads in term 93
        12:00:02  n2 is killed
        Ctrl-C hands the partitions off and ends""",
        String.join("\n", text(SCENE, 80, 19)).stripIndent());
  }

  @Test
  void isNeverWiderOrHigherThanTheTerminal() {
    List<Scene.RunLine> runs =
        Collections.nCopies(200, run("x".repeat(128), "n".repeat(64), RunState.FENCED, 5));
    List<Scene.NodeLine> nodes =
        Collections.nCopies(50, new Scene.NodeLine("n".repeat(64), "voter", 65_536, 60_000));
    List<String> events = Collections.nCopies(50, "e".repeat(300));
    Scene full = new Scene(SCENE.head(), nodes, runs, SCENE.tally(), events);
    for (Scene scene :
        List.of(
            full, SCENE, new Scene(SCENE.head(), List.of(), List.of(), Tally.NONE, List.of()))) {
      for (int columns = 20; columns <= 200; columns += 9) {
        for (int rows = 1; rows <= 70; rows += 3) {
          List<AttributedString> page = Page.of(scene, columns, rows, true);
          assertTrue(page.size() <= rows, page.size() + " lines in " + rows);
          for (AttributedString line : page) {
            assertTrue(line.columnLength() <= columns, columns + ": " + line);
          }
        }
      }
    }
  }

  @Test
  void saysWhatItWaitsFor() {
    Scene.Head head = new Scene.Head("ring", 0, 1024, 1024, 0, "2 of 3 nodes", Duration.ZERO);
    Scene waiting = new Scene(head, List.of(), List.of(), Tally.NONE, List.of());
    assertTrue(text(waiting, 80, 24).contains(" waiting: 2 of 3 nodes"));
  }
}
