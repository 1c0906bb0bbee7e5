package io.ringelection.scheduler.agenda;

import io.vertx.core.Vertx;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Comparator;
import java.util.PriorityQueue;
import java.util.function.Consumer;
import java.util.function.Predicate;

/** Things to do at instants: one timer, for the earliest, however many there are. */
final class Agenda<T> {
  /** So that a clock that was set is noticed. */
  private static final long LONGEST_SLEEP_MILLIS = 60_000;

  private static final long NO_TIMER = -1;

  private record Entry<T>(Instant at, T thing) {}

  private final Vertx vertx;
  private final InstantSource clock;
  private final Consumer<T> handler;
  private final PriorityQueue<Entry<T>> entries =
      new PriorityQueue<>(Comparator.comparing(Entry<T>::at));
  private long timer = NO_TIMER;
  private Instant timerAt = Instant.MAX;

  /** Hands each thing to {@code handler} when its time has come. */
  Agenda(Vertx vertx, InstantSource clock, Consumer<T> handler) {
    this.vertx = vertx;
    this.clock = clock;
    this.handler = handler;
  }

  void add(Instant at, T thing) {
    entries.add(new Entry<>(at, thing));
    if (at.isBefore(timerAt)) {
      arm();
    }
  }

  /** Forgets what {@code over} says is no longer to be done. */
  void removeIf(Predicate<T> over) {
    entries.removeIf(entry -> over.test(entry.thing()));
  }

  int size() {
    return entries.size();
  }

  void clear() {
    entries.clear();
    arm();
  }

  private void arm() {
    if (timer != NO_TIMER) {
      vertx.cancelTimer(timer);
      timer = NO_TIMER;
      timerAt = Instant.MAX;
    }
    Entry<T> first = entries.peek();
    if (first != null) {
      timerAt = first.at();
      timer = vertx.setTimer(sleep(first.at()), fired -> wake());
    }
  }

  /** Rounded up: a timer that is early would find nothing to do. */
  private long sleep(Instant until) {
    Instant now = clock.instant();
    if (!until.isAfter(now)) {
      return 1;
    }
    return until.isAfter(now.plusMillis(LONGEST_SLEEP_MILLIS))
        ? LONGEST_SLEEP_MILLIS
        : Duration.between(now, until).plusNanos(999_999).toMillis();
  }

  private void wake() {
    timer = NO_TIMER;
    timerAt = Instant.MIN;
    Instant now = clock.instant();
    Entry<T> first = entries.peek();
    while (first != null && !first.at().isAfter(now)) {
      entries.remove();
      handler.accept(first.thing());
      first = entries.peek();
    }
    timerAt = Instant.MAX;
    arm();
  }
}
