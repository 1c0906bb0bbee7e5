package io.ringelection.journal;

import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;

/** The watchers of a journal that have a handler. May be used from any thread. */
final class Watchers {
  private final Set<Watcher> all = ConcurrentHashMap.newKeySet();
  private volatile boolean closed;

  void add(Watcher watcher) {
    all.add(watcher);
    if (closed) {
      watcher.end();
    }
  }

  void remove(Watcher watcher) {
    all.remove(watcher);
  }

  /** There is something new. */
  void wake() {
    all.forEach(Watcher::wake);
  }

  void close() {
    closed = true;
    all.forEach(Watcher::end);
    all.clear();
  }
}
