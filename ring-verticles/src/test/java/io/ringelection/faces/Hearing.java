package io.ringelection.faces;

import io.ringelection.RingEvent;
import io.ringelection.journal.Notice;

/** What a watcher is told, whatever face it watches. */
interface Hearing {

  /** A change, as an event that is equal on all faces. */
  void change(RingEvent event);

  /**
   * The present state.
   *
   * @param partitions how many have an owner
   */
  void snapshot(int partitions);

  /** A notice of a journal. */
  default void notice(Notice notice) {
    if (notice instanceof Notice.Change change) {
      change(change.event());
    } else if (notice instanceof Notice.Snapshot snapshot) {
      snapshot(snapshot.picture().states().stream().mapToInt(state -> state.grants().size()).sum());
    }
  }
}
