package io.ringelection.sim.world;

import java.util.Arrays;
import org.jspecify.annotations.Nullable;

/** What happens next: a binary heap by time; what is due at one time comes in the order put in. */
final class EventQueue {
  private long[] times = new long[1024];
  private long[] orders = new long[1024];
  private @Nullable Runnable[] actions = new @Nullable Runnable[1024];
  private int size;
  private long order;

  boolean isEmpty() {
    return size == 0;
  }

  /** Time of the next event; the queue is not empty. */
  long nextAt() {
    return times[0];
  }

  void add(long time, Runnable action) {
    if (size == times.length) {
      times = Arrays.copyOf(times, size * 2);
      orders = Arrays.copyOf(orders, size * 2);
      actions = Arrays.copyOf(actions, size * 2);
    }
    rise(size++, time, order++, action);
  }

  /** Takes the next event out; the queue is not empty. */
  Runnable poll() {
    Runnable first = action(0);
    size--;
    long time = times[size];
    long rank = orders[size];
    Runnable last = action(size);
    actions[size] = null;
    if (size > 0) {
      sink(time, rank, last);
    }
    return first;
  }

  private void rise(int hole, long time, long rank, Runnable action) {
    int at = hole;
    while (at > 0) {
      int parent = (at - 1) >>> 1;
      if (!before(time, rank, parent)) {
        break;
      }
      move(parent, at);
      at = parent;
    }
    put(at, time, rank, action);
  }

  private void sink(long time, long rank, Runnable action) {
    int at = 0;
    while (2 * at + 1 < size) {
      int child = 2 * at + 1;
      if (child + 1 < size && before(times[child + 1], orders[child + 1], child)) {
        child++;
      }
      if (before(time, rank, child)) {
        break;
      }
      move(child, at);
      at = child;
    }
    put(at, time, rank, action);
  }

  private boolean before(long time, long rank, int place) {
    return time < times[place] || (time == times[place] && rank < orders[place]);
  }

  private void move(int from, int to) {
    times[to] = times[from];
    orders[to] = orders[from];
    actions[to] = actions[from];
  }

  private void put(int at, long time, long rank, Runnable action) {
    times[at] = time;
    orders[at] = rank;
    actions[at] = action;
  }

  private Runnable action(int place) {
    Runnable action = actions[place];
    if (action == null) {
      throw new IllegalStateException("no event at place " + place + " of " + size);
    }
    return action;
  }
}
