package io.ringelection.scheduler;

import static org.junit.jupiter.api.Assertions.assertTrue;

import io.ringelection.scheduler.job.JobsFile;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;

class JobsOfTheDemoTest {
  @Test
  void theFileOfTheDemonstrationIsRight() {
    assertTrue(JobsFile.read(Path.of("../config/jobs.json")).size() >= 5);
  }
}
