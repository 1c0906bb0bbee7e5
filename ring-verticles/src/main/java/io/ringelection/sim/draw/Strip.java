package io.ringelection.sim.draw;

import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** What went on in one row, one thing after the other; the last one may still go on. */
final class Strip {
  private final List<Span> done = new ArrayList<>();
  private @Nullable Span open;

  /** It goes on until a time at least; a new thing ends the one before. */
  void goesOn(int row, int slot, long now, long until, String what) {
    boolean same =
        open != null && open.slot() == slot && open.what().equals(what) && open.until() >= now;
    if (open != null && !same) {
      ends(now);
    }
    Span before = open;
    open = before == null ? new Span(row, slot, now, until, what) : before.until(until);
  }

  /** What goes on, if it is of this slot, ends now. */
  void ends(int slot, long now) {
    if (open != null && open.slot() == slot) {
      ends(now);
    }
  }

  private void ends(long now) {
    if (open != null) {
      done.add(open.until(Math.min(open.until(), now)));
      open = null;
    }
  }

  /** All of it, cut at the end. */
  List<Span> spans(long end) {
    ends(end);
    return List.copyOf(done);
  }
}
