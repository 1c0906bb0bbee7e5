package io.ringelection.verticles.transport;

import io.vertx.core.net.SocketAddress;
import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * At which addresses this node has knocked without knowing who is there, and which connections came
 * of it. On one event loop.
 */
final class Knocks {
  /** Attempts under way at one time. */
  static final int MOST = 32;

  private final Set<SocketAddress> underWay = new HashSet<>();
  private final Map<Link, SocketAddress> opened = new HashMap<>();

  /**
   * Those of {@code addresses} to knock at now; each is under way until {@link #failed} or {@link
   * #ended}.
   */
  List<SocketAddress> next(Collection<SocketAddress> addresses) {
    int room = Math.max(0, MOST - underWay.size());
    List<SocketAddress> next =
        addresses.stream()
            .distinct()
            .filter(at -> !underWay.contains(at) && !opened.containsValue(at))
            .limit(room)
            .toList();
    underWay.addAll(next);
    return next;
  }

  /** Nobody is there. */
  void failed(SocketAddress at) {
    underWay.remove(at);
  }

  /** Somebody is there. */
  void opened(SocketAddress at, Link link) {
    underWay.remove(at);
    opened.put(link, at);
  }

  /** The connection is no more, if it was one of these. */
  void ended(Link link) {
    opened.remove(link);
  }

  /** True when {@code link} came of a knock. */
  boolean contains(@Nullable Link link) {
    return opened.containsKey(link);
  }
}
