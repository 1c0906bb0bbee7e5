package io.ringelection.journal;

import io.ringelection.RingEvent;
import io.vertx.core.json.JsonObject;

/** What a watcher of a {@link Journal} is told: the present state, or a change of it. */
public sealed interface Notice {

  /**
   * Where a watcher goes on that has seen this notice, here or at the journal of another node: text
   * without spaces, at most 2 KB, of no meaning to anybody but {@link Journal#watch}.
   */
  String id();

  /** The JSON form. */
  JsonObject toJson();

  /**
   * The present state: forget what you know. The first notice of a watcher that does not resume,
   * and told again wherever changes are missing.
   */
  record Snapshot(String id, Picture picture) implements Notice {
    @Override
    public JsonObject toJson() {
      return picture.toJson();
    }
  }

  /** Something has happened after what was told before. */
  record Change(String id, RingEvent event) implements Notice {
    /** The JSON form of the event. */
    @Override
    public JsonObject toJson() {
      return event.toJson();
    }
  }
}
