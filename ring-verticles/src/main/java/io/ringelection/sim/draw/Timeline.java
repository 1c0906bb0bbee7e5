package io.ringelection.sim.draw;

import io.ringelection.Phase;
import io.ringelection.core.step.Effect;
import io.ringelection.sim.world.Claims;
import io.ringelection.sim.world.Observer;
import io.ringelection.sim.world.SimNode;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;

/** Remembers of a run what a picture of it needs. */
public final class Timeline implements Observer {
  private final Map<Integer, Strip> partitions = new TreeMap<>();
  private final Map<Integer, Strip> lives = new TreeMap<>();
  private final Map<Integer, Strip> reigns = new TreeMap<>();
  private final List<Span> pauses = new ArrayList<>();
  private final List<Span> faults = new ArrayList<>();
  private final List<Span> crashes = new ArrayList<>();
  private final List<Span> elections = new ArrayList<>();

  @Override
  public void started(SimNode node) {
    strip(lives, node.slot())
        .goesOn(node.slot(), node.slot(), node.realNow(), Long.MAX_VALUE, node.id().toString());
  }

  @Override
  public void ending(SimNode node) {
    long now = node.realNow();
    strip(lives, node.slot()).ends(node.slot(), now);
    strip(reigns, node.slot()).ends(node.slot(), now);
    for (Strip partition : partitions.values()) {
      partition.ends(node.slot(), now);
    }
    boolean left = node.core().phase() == Phase.LEFT;
    crashes.add(new Span(node.slot(), node.slot(), now, now, left ? "leaves" : "crashes"));
  }

  @Override
  public void paused(SimNode node, long until) {
    pauses.add(new Span(node.slot(), node.slot(), node.realNow(), until, "stands still"));
  }

  @Override
  public void happens(long now, long until, String what) {
    String words = what.replaceFirst(" for [0-9.]+ s", "").toLowerCase(Locale.ROOT);
    faults.add(new Span(0, 0, now, until, words.replace('_', ' ')));
  }

  @Override
  public void performing(SimNode node, Effect effect) {
    if (effect instanceof Effect.Led led) {
      elections.add(
          new Span(node.slot(), node.slot(), node.realNow(), node.realNow(), "term " + led.term()));
    }
  }

  @Override
  public void stepped(SimNode node) {
    long now = node.realNow();
    Claims claims = node.claims();
    boolean leased = claims.leased(now);
    long end = leased ? node.clock().reaches(claims.leaseUntil()) : now;
    for (int p = 0; p < claims.partitions(); p++) {
      if (leased && claims.token(p) != 0) {
        strip(partitions, p).goesOn(p, node.slot(), now, end, node.id().toString());
      } else if (partitions.containsKey(p)) {
        strip(partitions, p).ends(node.slot(), now);
      }
    }
    if (node.core().leads()) {
      String term = "leads term " + node.core().term();
      strip(reigns, node.slot()).goesOn(node.slot(), node.slot(), now, Long.MAX_VALUE, term);
    } else {
      strip(reigns, node.slot()).ends(node.slot(), now);
    }
  }

  private static Strip strip(Map<Integer, Strip> strips, int row) {
    return strips.computeIfAbsent(row, none -> new Strip());
  }

  /** The picture of what happened until a time. */
  public String svg(String title, long end) {
    return new Picture(title, end)
        .nodes(all(lives, end), all(reigns, end), pauses, crashes)
        .partitions(all(partitions, end))
        .faults(faults)
        .elections(elections)
        .svg();
  }

  private static List<Span> all(Map<Integer, Strip> strips, long end) {
    return strips.values().stream().flatMap(strip -> strip.spans(end).stream()).toList();
  }
}
