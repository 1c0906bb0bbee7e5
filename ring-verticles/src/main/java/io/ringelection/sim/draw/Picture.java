package io.ringelection.sim.draw;

import io.ringelection.sim.world.Setting;
import java.util.ArrayList;
import java.util.List;

/** Lays out a picture from the top down: nodes, partitions, faults, and time below. */
final class Picture {
  private static final double WIDTH = 1200;
  private static final double LEFT = 92;
  private static final double RIGHT = 24;
  private static final double NODE = 24;
  private static final double PARTITION = 15;
  private static final double FAULT = 18;
  private static final double LETTER = 5.7;
  private static final double TOP = 112;

  private final Svg svg = new Svg();
  private final String title;
  private final long end;
  private double y = TOP;
  private double owned = TOP;

  Picture(String title, long end) {
    this.title = title;
    this.end = end;
  }

  private double x(long time) {
    return LEFT + (WIDTH - LEFT - RIGHT) * Math.min(time, end) / end;
  }

  Picture nodes(List<Span> lives, List<Span> reigns, List<Span> pauses, List<Span> ends) {
    int slots = lives.stream().mapToInt(Span::row).max().orElse(0) + 1;
    legend(slots);
    for (int slot = 0; slot < slots; slot++) {
      svg.text("", "end", LEFT - 12, y + slot * NODE + NODE / 2 + 4, "n" + (slot + 1));
    }
    for (Span life : lives) {
      bar("life " + Svg.colour(life.slot()), life, NODE / 2 - 3, 6, life.what());
    }
    for (Span reign : reigns) {
      bar(Svg.colour(reign.slot()), reign, 4, NODE - 8, reign.what());
      if (x(reign.until()) - x(reign.from()) > LETTER * reign.what().length() + 8) {
        svg.text("on", "start", x(reign.from()) + 6, top(reign) + NODE / 2 + 4, reign.what());
      }
    }
    for (Span pause : pauses) {
      bar("still", pause, 6, NODE - 12, pause.what());
    }
    for (Span over : ends) {
      String mark = over.what().equals("leaves") ? "\u25bc" : "\u2715";
      svg.text("mark", "middle", x(over.from()), top(over) + NODE / 2 + 5, mark);
    }
    y += slots * NODE + 12;
    return this;
  }

  private double top(Span span) {
    return y + span.row() * NODE;
  }

  private void bar(String style, Span span, double down, double height, String what) {
    if (span.from() < end) {
      double width = x(span.until()) - x(span.from());
      svg.rect(style, x(span.from()), top(span) + down, width, height, what);
    }
  }

  Picture partitions(List<Span> spans) {
    int rows = spans.stream().mapToInt(Span::row).max().orElse(0) + 1;
    for (int row = 0; row < rows; row++) {
      double top = y + row * PARTITION;
      svg.rect("row", LEFT, top, WIDTH - LEFT - RIGHT, PARTITION - 2, "");
      svg.text("quiet small", "end", LEFT - 12, top + PARTITION - 5, "partition " + row);
    }
    for (Span span : spans) {
      double width = x(span.until()) - x(span.from());
      String style = Svg.colour(span.slot());
      double top = y + span.row() * PARTITION;
      svg.rect(style, x(span.from()), top, width, PARTITION - 2, "owned by " + span.what());
    }
    y += rows * PARTITION + 4;
    owned = y;
    return this;
  }

  /** Each in the first line that has room for it and its words, which stand in it or behind. */
  Picture faults(List<Span> faults) {
    time();
    List<Double> taken = new ArrayList<>();
    for (Span fault : faults) {
      double from = x(fault.from());
      double until = x(fault.until());
      double words = LETTER * fault.what().length();
      double text = words + 10 < until - from ? from + 5 : until + 4;
      boolean before = text + words > WIDTH - RIGHT;
      text = before ? from - words - 4 : text;
      int row = row(taken, Math.min(from, text), Math.max(until, text + words) + 8);
      double top = y + row * FAULT;
      svg.rect("fault", from, top, until - from, FAULT - 4, fault.what());
      svg.text("small", "start", text, top + FAULT - 7, fault.what());
    }
    svg.text("quiet", "end", LEFT - 12, y + FAULT - 6, "faults");
    y += Math.max(1, taken.size()) * FAULT + 14;
    return this;
  }

  private static int row(List<Double> taken, double from, double to) {
    int row = 0;
    while (row < taken.size() && taken.get(row) > from) {
      row++;
    }
    if (row == taken.size()) {
      taken.add(to);
    } else {
      taken.set(row, to);
    }
    return row;
  }

  private void time() {
    for (long second = 0; second * Setting.SEC <= end; second += 10) {
      double at = x(second * Setting.SEC);
      svg.line("grid", at, owned, at, owned + 5);
      svg.text("quiet small", "middle", at, owned + 17, second + " s");
    }
    y = owned + 30;
  }

  Picture elections(List<Span> elections) {
    double last = 0;
    for (Span election : elections) {
      double at = x(election.from());
      svg.line("term", at, TOP - 8, at, owned);
      if (at > last + 38) {
        svg.text("small", "middle", at, TOP - 12, election.what());
        last = at;
      }
    }
    return this;
  }

  String svg() {
    return svg.document(WIDTH, y, title);
  }

  private void legend(int slots) {
    svg.text("title", "start", 24, 36, title);
    double at = 24;
    for (int slot = 0; slot < slots; slot++) {
      svg.rect(Svg.colour(slot), at, 56, 14, 12, "");
      at = words(at + 19, "n" + (slot + 1));
    }
    at = words(at, "owns the partition, or leads");
    svg.rect("row", at, 56, 14, 12, "");
    at = words(at + 19, "nobody owns it");
    svg.rect("still", at, 56, 22, 12, "");
    at = words(at + 27, "stands still");
    svg.text("mark", "middle", at + 6, 67, "\u2715");
    at = words(at + 17, "crashes");
    svg.text("mark", "middle", at + 6, 67, "\u25bc");
    at = words(at + 17, "leaves");
    svg.line("term", at + 4, 54, at + 4, 70);
    words(at + 13, "a leader is elected");
  }

  private double words(double at, String text) {
    svg.text("quiet", "start", at, 66, text);
    return at + text.length() * 6.2 + 16;
  }
}
