package io.ringelection.web;

import io.ringelection.Ring;
import io.ringelection.watchdog.Sightings;
import io.vertx.core.json.JsonArray;
import io.vertx.core.json.JsonObject;
import java.time.Instant;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.function.Function;

/**
 * What the watchdog of this node has seen, as JSON.
 *
 * @param ring the node asked
 * @param journal the events it watches
 */
record WatchdogView(Ring ring, FollowedJournal journal) {

  /**
   * All of it.
   *
   * @throws Problem 503 while nothing is watched yet
   */
  JsonObject sightings() {
    Sightings seen = journal.sightings();
    return new JsonObject()
        .put("unowned", seen.unowned())
        .put("unownedSeconds", seconds(seen.unownedNanos()))
        .put("vacancies", array(seen.vacancies(), WatchdogView::vacancy))
        .put("overlaps", seen.overlaps())
        .put("lastOverlaps", array(seen.lastOverlaps(), WatchdogView::overlap))
        .put("stuck", seen.stuck())
        .put("stuckHandOffs", array(seen.stuckHandOffs(), WatchdogView::stuck))
        .put("flapping", array(seen.flapping(), WatchdogView::flapping))
        .put("rebalance", ring.status().rebalance());
  }

  private static JsonObject vacancy(Sightings.Vacancy vacancy) {
    return new JsonObject()
        .put("partition", vacancy.partition())
        .put("seconds", seconds(vacancy.nanos()))
        .put("times", vacancy.times())
        .put("open", vacancy.isOpen());
  }

  private static JsonObject overlap(Sightings.Overlap overlap) {
    return new JsonObject()
        .put("time", Instant.ofEpochMilli(overlap.timeMillis()).toString())
        .put("partition", overlap.partition())
        .put("older", overlap.older().toString())
        .put("newer", overlap.newer().toString());
  }

  private static JsonObject stuck(Sightings.StuckHandOff stuck) {
    return new JsonObject()
        .put("partition", stuck.partition())
        .put("node", stuck.node().toString())
        .put("seconds", seconds(stuck.nanos()));
  }

  private static JsonObject flapping(Sightings.Flapping flapping) {
    return new JsonObject().put("name", flapping.name()).put("departures", flapping.departures());
  }

  private static <T> JsonArray array(List<T> all, Function<T, JsonObject> json) {
    return new JsonArray(all.stream().map(json).toList());
  }

  /** To the millisecond: the news are no more exact. */
  private static double seconds(long nanos) {
    return TimeUnit.NANOSECONDS.toMillis(nanos) / 1_000.0;
  }
}
