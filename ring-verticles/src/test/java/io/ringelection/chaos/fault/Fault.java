package io.ringelection.chaos.fault;

import java.io.IOException;

/** Something that is done to a ring, and its end. */
public interface Fault {
  /** What it is called in the report. */
  Kind kind();

  /**
   * Does it.
   *
   * @return whom it hit, for the story
   */
  String begin(Stage stage) throws IOException;

  /**
   * Undoes it. Networks are healed for all faults at once, after the last.
   *
   * @return false when the ring cannot be well yet, because a process was only just started
   */
  default void end(Stage stage) throws IOException {}
}
