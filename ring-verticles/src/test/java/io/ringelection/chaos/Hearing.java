package io.ringelection.chaos;

import io.ringelection.chaos.process.Crew;
import io.ringelection.chaos.process.NodeProcess;
import io.vertx.core.json.JsonObject;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Whether what nodes publish reaches the subscribers on all nodes. */
final class Hearing {
  private final Crew crew;

  Hearing(Crew crew) {
    this.crew = crew;
  }

  /**
   * Sentences on who is not heard, or wrongly told of, by whom; none when all is well.
   *
   * @param since plain subscribers must have heard of each node after this instant
   */
  List<String> missing(long since) {
    Map<String, Integer> owned = new HashMap<>();
    for (NodeProcess node : crew.running()) {
      Optional<JsonObject> ring = node.ring();
      ring.ifPresent(said -> owned.put(said.getString("node"), said.getInteger("owned")));
    }
    List<String> missing = new ArrayList<>();
    for (NodeProcess node : crew.running()) {
      JsonObject said = node.ask("heard").map(JsonObject::new).orElse(new JsonObject());
      JsonObject heard = said.getJsonObject("heard", new JsonObject());
      JsonObject feed = said.getJsonObject("feed", new JsonObject());
      owned.forEach(
          (other, count) -> {
            if (heard.getLong(other, Long.MIN_VALUE) < since) {
              missing.add(node.name() + " does not hear " + other);
            }
            if (!feed.getInteger(other, 0).equals(count)) {
              missing.add(node.name() + " takes " + other + " to own " + feed.getInteger(other, 0));
            }
          });
      if (!owned.keySet().containsAll(feed.fieldNames())) {
        missing.add(node.name() + " takes somebody to own who is gone");
      }
    }
    return missing;
  }
}
