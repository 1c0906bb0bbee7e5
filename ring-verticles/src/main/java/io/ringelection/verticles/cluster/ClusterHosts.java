package io.ringelection.verticles.cluster;

import io.vertx.core.spi.cluster.ClusterManager;
import java.util.List;
import java.util.ServiceLoader;

/**
 * Where the other processes of a cluster run, as its manager has it at hand without asking anybody:
 * right after a split it may get no answer for minutes. Vert.x has no such question, so each kind
 * of cluster manager needs a provider of its own, found with {@link ServiceLoader}.
 */
public interface ClusterHosts {

  /**
   * Hosts of the others, in any order; empty when {@code manager} is of a kind this provider does
   * not know, or has ended. Must not wait.
   */
  List<String> others(ClusterManager manager);

  /** All providers of this process in one. */
  static ClusterHosts known() {
    List<ClusterHosts> providers =
        ServiceLoader.load(ClusterHosts.class, ClusterHosts.class.getClassLoader()).stream()
            .map(ServiceLoader.Provider::get)
            .toList();
    return manager ->
        providers.stream().flatMap(provider -> ask(provider, manager).stream()).distinct().toList();
  }

  /** The cluster manager of a provider need not be on the class path. */
  private static List<String> ask(ClusterHosts provider, ClusterManager manager) {
    try {
      return provider.others(manager);
    } catch (LinkageError absent) {
      return List.of();
    }
  }
}
