package io.ringelection.chaos.fault;

import io.ringelection.chaos.process.Crew;
import io.ringelection.chaos.process.NodeProcess;
import io.ringelection.chaos.process.Patience;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;

/** Something happens to a process, or beside it. */
abstract class ProcessFault implements Fault {
  private final Kind kind;
  private String victim = "";

  private ProcessFault(Kind kind) {
    this.kind = kind;
  }

  @Override
  public Kind kind() {
    return kind;
  }

  /** One that runs and to whose process nothing else is done already. */
  String pick(Stage stage) {
    victim =
        stage.shuffled().stream()
            .filter(name -> stage.crew().names().contains(name))
            .filter(name -> !stage.crew().node(name).isTroubled())
            .findFirst()
            .orElseThrow();
    return victim;
  }

  String victim() {
    return victim;
  }

  /** The process dies and is started again. */
  static final class Kill extends ProcessFault {
    Kill() {
      super(Kind.KILL);
    }

    @Override
    public String begin(Stage stage) {
      stage.crew().kill(pick(stage));
      return victim();
    }

    @Override
    public void end(Stage stage) throws IOException {
      stage.crew().start(victim());
    }
  }

  /** The process stands still, for shorter or longer than a lease. */
  static final class Pause extends ProcessFault {
    Pause() {
      super(Kind.PAUSE);
    }

    @Override
    public String begin(Stage stage) {
      stage.crew().node(pick(stage)).stop();
      return victim();
    }

    @Override
    public void end(Stage stage) {
      stage.crew().node(victim()).proceed();
    }
  }

  /** Others take the processors; they end by themselves when this process does. */
  static final class Hog extends ProcessFault {
    private final List<Process> busy = new ArrayList<>();

    Hog() {
      super(Kind.HOG);
    }

    @Override
    public String begin(Stage stage) throws IOException {
      for (int i = 0; i < Runtime.getRuntime().availableProcessors(); i++) {
        busy.add(new ProcessBuilder("timeout", "60", "sh", "-c", "while :; do :; done").start());
      }
      return busy.size() + " processes";
    }

    @Override
    public void end(Stage stage) {
      busy.forEach(
          process -> {
            process.descendants().forEach(ProcessHandle::destroyForcibly);
            process.destroyForcibly();
          });
    }
  }

  /**
   * The wall clocks of one or two nodes jump, either way, and back at the end: by up to ten
   * minutes, or by so little that it may pass for a pause.
   */
  static final class Clock extends ProcessFault {
    private static final int FARTHEST_MILLIS = 600_000;
    private static final int NEAR_MILLIS = 200;
    private List<String> wrong = List.of();

    Clock() {
      super(Kind.CLOCK);
    }

    @Override
    public String begin(Stage stage) {
      wrong = stage.shuffled().subList(0, 1 + stage.random().nextInt(2));
      List<String> told = new ArrayList<>();
      for (String name : wrong) {
        int farthest = stage.random().nextBoolean() ? FARTHEST_MILLIS : NEAR_MILLIS;
        int millis = stage.random().nextInt(2 * farthest) - farthest;
        stage.clocks().orElseThrow().set(name, millis);
        told.add(name + " by " + millis + " ms");
      }
      return String.join(", ", told);
    }

    @Override
    public void end(Stage stage) {
      wrong.forEach(name -> stage.clocks().orElseThrow().set(name, 0));
    }
  }

  /**
   * Hazelcast ends in order or without a word, as the seed says. The event bus has lost its cluster
   * for good while the JVM lives: the node program must notice, give up what it owns and end.
   */
  static final class HazelcastGone extends ProcessFault {
    HazelcastGone() {
      super(Kind.HAZELCAST_GONE);
    }

    @Override
    public String begin(Stage stage) {
      String how = stage.random().nextBoolean() ? "terminate" : "shutdown";
      stage.crew().node(pick(stage)).endCluster(how);
      return victim() + ", " + how;
    }

    @Override
    public void end(Stage stage) throws IOException {
      NodeProcess process = stage.crew().node(victim());
      Patience.until(
          victim() + " noticed that Hazelcast is gone", Crew.LIMIT, () -> !process.isAlive());
      stage.crew().buried(victim());
      stage.crew().start(victim());
    }
  }
}
