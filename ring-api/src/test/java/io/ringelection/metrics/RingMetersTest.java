package io.ringelection.metrics;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import io.ringelection.Ring;
import io.ringelection.StubRings;
import io.ringelection.watchdog.Sightings;
import io.vertx.core.json.JsonArray;
import io.vertx.core.json.JsonObject;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;

/**
 * What is exported, and that the operator's dashboard and alert rules ask for nothing that is not.
 */
class RingMetersTest {
  private static final Pattern METRIC = Pattern.compile("\\b(ring|jvm|process)_[a-z_]+\\b");
  private static final Path CONFIG = Path.of("../config");

  private final Ring ring = StubRings.lone();

  private Set<String> exported() {
    try (PrometheusText text =
        new PrometheusText(ring, new WatchdogMeters(ring, () -> Sightings.NONE))) {
      return text.scrape()
          .lines()
          .filter(line -> !line.startsWith("#"))
          .map(line -> line.replaceFirst("[{ ].*", ""))
          .collect(Collectors.toCollection(TreeSet::new));
    }
  }

  private static Set<String> asked(String text) {
    Set<String> names = new TreeSet<>();
    Matcher metric = METRIC.matcher(text);
    while (metric.find()) {
      names.add(metric.group());
    }
    return names;
  }

  @Test
  void namesFollowTheConventionsOfPrometheus() {
    Set<String> names = exported();
    assertTrue(
        names.containsAll(
            Set.of(
                "ring_partitions_owned",
                "ring_partitions_unowned",
                "ring_term",
                "ring_lease_remaining_seconds",
                "ring_leader",
                "ring_elections_won_total",
                "ring_heartbeats_late_total",
                "ring_moves_total",
                "ring_unowned_seconds_total",
                "ring_overlaps_total",
                "ring_handoffs_stuck_total",
                "ring_members_flapping",
                "ring_inbox_drops_total",
                "ring_handoff_seconds_count",
                "ring_handoff_seconds_sum",
                "ring_handoff_max_seconds",
                "ring_tick_lateness_max_seconds",
                "jvm_memory_used_bytes")),
        names.toString());
  }

  @Test
  void valuesAreThoseOfTheRing() {
    SimpleMeterRegistry registry = new SimpleMeterRegistry();
    new RingMeters(ring).bindTo(registry);
    assertEquals(ring.partitions(), registry.get("ring.partitions").gauge().value());
    assertEquals(ring.status().owned(), registry.get("ring.partitions.owned").gauge().value());
    assertEquals(ring.status().term(), registry.get("ring.term").gauge().value());
    assertEquals(ring.figures().moves(), registry.get("ring.moves").functionCounter().count());
    assertEquals(ring.node().name(), registry.get("ring.term").gauge().getId().getTag("node"));
  }

  @Test
  void theDashboardAsksForWhatIsThere() throws IOException {
    JsonObject dashboard = new JsonObject(Files.readString(CONFIG.resolve("grafana/ring.json")));
    Set<String> asked = new TreeSet<>();
    for (Object panel : dashboard.getJsonArray("panels")) {
      for (Object target : ((JsonObject) panel).getJsonArray("targets", new JsonArray())) {
        asked.addAll(asked(((JsonObject) target).getString("expr")));
      }
    }
    assertTrue(asked.size() >= 10, asked.toString());
    assertTrue(exported().containsAll(asked), () -> missing(asked));
  }

  @Test
  void theAlertRulesAskForWhatIsThere() throws IOException {
    Set<String> asked =
        Files.readString(CONFIG.resolve("prometheus/ring-rules.yml"))
            .lines()
            .filter(line -> line.strip().startsWith("expr:"))
            .flatMap(line -> asked(line).stream())
            .collect(Collectors.toCollection(TreeSet::new));
    assertTrue(asked.size() >= 5, asked.toString());
    assertTrue(exported().containsAll(asked), () -> missing(asked));
  }

  private String missing(Set<String> asked) {
    Set<String> missing = new TreeSet<>(asked);
    missing.removeAll(exported());
    return "not exported: " + missing;
  }
}
