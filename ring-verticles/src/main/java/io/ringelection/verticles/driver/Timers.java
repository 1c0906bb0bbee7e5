package io.ringelection.verticles.driver;

import io.vertx.core.internal.ContextInternal;
import java.util.ArrayList;
import java.util.List;

/** What a node does now and then, until its end. On the node's context. */
final class Timers {
  private final ContextInternal context;
  private final List<Long> set = new ArrayList<>();

  Timers(ContextInternal context) {
    this.context = context;
  }

  void after(long millis, Runnable what) {
    set.add(context.setTimer(millis, over -> what.run()));
  }

  void every(long millis, Runnable what) {
    set.add(context.setPeriodic(millis, round -> what.run()));
  }

  void end() {
    set.forEach(context.owner()::cancelTimer);
    set.clear();
  }
}
