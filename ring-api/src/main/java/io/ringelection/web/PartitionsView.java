package io.ringelection.web;

import io.ringelection.Assignment;
import io.ringelection.NodeId;
import io.ringelection.Ring;
import io.vertx.core.json.JsonArray;
import io.vertx.core.json.JsonObject;
import java.util.OptionalLong;
import org.jspecify.annotations.Nullable;

/**
 * Partitions as JSON. For the node's own partitions the grant it holds this moment counts; for all
 * others the assignment as the node knows it, which may be a heartbeat old.
 *
 * @param ring the node asked
 */
record PartitionsView(Ring ring) {

  /** One partition. */
  JsonObject one(int partition) {
    return Row.of(ring, ring.assignment(), partition).toJson();
  }

  /** The partition of a key. */
  JsonObject ofKey(String key) {
    return new JsonObject().put("key", key).mergeIn(one(ring.partitionOf(key)));
  }

  /** Those that {@code query} wants, with the path of the next page, null after the last one. */
  JsonObject page(PageQuery query) {
    Assignment assignment = ring.assignment();
    JsonArray rows = new JsonArray();
    String next = null;
    for (int p = query.from(); p < ring.partitions() && next == null; p++) {
      Row row = Row.of(ring, assignment, p);
      if (query.owners().test(row.owner())) {
        if (rows.size() < query.limit()) {
          rows.add(row.toJson());
        } else {
          next = "/api/v1/partitions" + query.nextPage(p);
        }
      }
    }
    return new JsonObject().put("partitions", rows).put("next", next);
  }

  private record Row(int partition, @Nullable NodeId owner, long token, boolean ownedHere) {

    static Row of(Ring ring, Assignment assignment, int partition) {
      OptionalLong mine = ring.token(partition);
      return mine.isPresent()
          ? new Row(partition, ring.node(), mine.getAsLong(), true)
          : new Row(
              partition,
              assignment.owner(partition).orElse(null),
              assignment.token(partition),
              false);
    }

    /** The token is a string because it does not fit the 53 bits of a JavaScript number. */
    JsonObject toJson() {
      return new JsonObject()
          .put("partition", partition)
          .put("owner", owner == null ? null : owner.toString())
          .put("token", owner == null ? null : Long.toString(token))
          .put("ownedHere", ownedHere);
    }
  }
}
