package io.ringelection.verticles.cluster;

import io.vertx.core.spi.cluster.ClusterManager;
import java.util.HashSet;
import java.util.LinkedHashSet;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * Looks at a cluster manager once a second, for two things that it tells nobody: that it has ended
 * for good, and that nodes are back which it had given up, as after a split.
 */
final class ClusterWatch {
  /** Looks that must fail in a row: a single one may fall into a merge. */
  static final int FAILURES = 3;

  /** Nodes remembered that are gone. A split of more is noticed by those remembered. */
  static final int MOST_GONE = 1000;

  private final @Nullable ClusterManager manager;
  private final Set<String> present = new HashSet<>();
  private final Set<String> gone = new LinkedHashSet<>();
  private int failures;

  /** What a look has shown. */
  enum Finding {
    /** Nothing to do. */
    WELL,
    /** Nodes are back that were gone. */
    REJOINED,
    /** It has ended and will not come back. */
    ENDED
  }

  /**
   * Has not looked yet.
   *
   * @param manager null where there is no cluster: then all is always well
   */
  ClusterWatch(@Nullable ClusterManager manager) {
    this.manager = manager;
  }

  Finding look() {
    if (manager == null) {
      return Finding.WELL;
    }
    try {
      Set<String> now = new HashSet<>(manager.getNodes());
      failures = 0;
      return note(now) ? Finding.REJOINED : Finding.WELL;
    } catch (RuntimeException noAnswer) {
      return ++failures < FAILURES ? Finding.WELL : Finding.ENDED;
    }
  }

  private boolean note(Set<String> now) {
    boolean back = gone.removeAll(now);
    present.removeAll(now);
    gone.addAll(present);
    while (gone.size() > MOST_GONE) {
      gone.remove(gone.iterator().next());
    }
    present.clear();
    present.addAll(now);
    return back;
  }
}
