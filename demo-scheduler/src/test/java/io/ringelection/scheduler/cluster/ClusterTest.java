package io.ringelection.scheduler.cluster;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.ringelection.scheduler.job.RunState;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.Test;

/**
 * Three real processes over Hazelcast and PostgreSQL: the leader is killed, a member gets SIGTERM,
 * a member is stopped until others have its work and then wakes up. Whatever the times, no
 * partition may have two owners, and every due time is served once. {@link ClusterCheck} is the
 * long form.
 */
class ClusterTest {

  @Test
  void survivesAKillATermAndAStop() throws IOException {
    Findings findings;
    try (Scene scene = new Scene(Path.of("target/cluster-test"), System.out::println)) {
      Drills drills = scene.drills();
      drills.form();
      drills.kill(scene.cluster().leader());
      drills.term(aMember(scene));
      drills.stop(aMember(scene), Duration.ZERO);
      drills.finish();
      findings = scene.findings();
    }
    System.out.println(new Report(findings).text());

    assertEquals(List.of(), findings.violations());
    assertTrue(findings.due().again() > 0, "a run was under way when the leader was killed");
    assertTrue(findings.due().count(RunState.FENCED) > 0, "the woken node's result was refused");
    for (Window.Kind kind :
        List.of(Window.Kind.KILL_LEADER, Window.Kind.TERM, Window.Kind.STOP_MEMBER)) {
      assertTrue(
          findings.gaps().stream().anyMatch(gap -> gap.window().kind() == kind),
          "partitions changed hands after " + kind);
    }
  }

  private static String aMember(Scene scene) {
    String leader = scene.cluster().leader();
    return Cluster.NAMES.stream().filter(name -> !name.equals(leader)).findFirst().orElseThrow();
  }
}
