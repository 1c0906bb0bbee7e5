package io.ringelection.web;

import io.ringelection.Grant;
import io.ringelection.OwnershipEvent;
import io.ringelection.journal.Notice;
import io.vertx.core.MultiMap;
import io.vertx.core.json.JsonArray;
import io.vertx.core.json.JsonObject;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/**
 * The last changes of ownership as JSON, as far back as the journal goes.
 *
 * @param journal what happened
 * @param capacity of the journal
 */
record LedgerView(FollowedJournal journal, int capacity) {
  private static final int DEFAULT_LIMIT = 100;
  private static final int MAX_LIMIT = 1_000;

  /**
   * A page, the newest change first.
   *
   * @param query {@code limit}, and {@code before}: the id of the last change of the page before
   * @throws Problem 400 when a parameter is not allowed, or the journal has no such id any more
   */
  JsonObject page(MultiMap query) {
    Parameters parameters = new Parameters(query, List.of("before", "limit"));
    int limit =
        Whole.parse(
            "limit", parameters.value("limit", Integer.toString(DEFAULT_LIMIT)), 1, MAX_LIMIT);
    List<Notice.Change> all = journal.get().last(capacity);
    int end = parameters.has("before") ? place(all, parameters.value("before", "")) : all.size();
    JsonArray changes = new JsonArray();
    for (int i = end - 1; i >= 0 && changes.size() < limit; i--) {
      Notice.Change change = all.get(i);
      ownership(change).map(event -> row(change.id(), event)).ifPresent(changes::add);
    }
    return new JsonObject().put("changes", changes);
  }

  private static int place(List<Notice.Change> all, String id) {
    for (int i = all.size() - 1; i >= 0; i--) {
      if (all.get(i).id().equals(id)) {
        return i;
      }
    }
    throw Problem.badRequest(
        "before " + Problem.quote(id) + " is not known, or no longer: begin again without it");
  }

  private static Optional<OwnershipEvent> ownership(Notice.Change change) {
    return change.event() instanceof OwnershipEvent event ? Optional.of(event) : Optional.empty();
  }

  private static JsonObject row(String id, OwnershipEvent event) {
    JsonArray partitions = new JsonArray();
    for (Grant grant : event.grants()) {
      partitions.add(grant.toJson());
    }
    return new JsonObject()
        .put("id", id)
        .put("time", Instant.ofEpochMilli(event.timeMillis()).toString())
        .put("type", event.type())
        .put("node", event.node().toString())
        .put("cause", event.cause().name())
        .put("term", event.term())
        .put("partitions", partitions);
  }
}
