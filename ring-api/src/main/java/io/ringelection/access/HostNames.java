package io.ringelection.access;

import io.vertx.core.net.HostAndPort;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * By which names a node answers where nothing asks who the caller is. Such a port is open to this
 * machine only, but a page of any web site runs on this machine too, in a browser: its site lets
 * its own name lead to 127.0.0.1 (DNS rebinding), and the browser then takes the node for that site
 * and lets the page read. The name that the browser asks by stays the site's, and gives it away.
 *
 * <p>That goes for every path, health too: nobody from another machine reaches the port, so a probe
 * asks by a name of this one.
 */
public final class HostNames {
  private static final int MOST = 100;
  private static final Pattern NAME =
      Pattern.compile("[A-Za-z0-9]([A-Za-z0-9.-]{0,251}[A-Za-z0-9])?");

  private final boolean any;
  private final Set<String> named;

  private HostNames(boolean any, Set<String> named) {
    this.any = any;
    this.named = named;
  }

  /** The names for a port with these options, for which {@link Binding#problem} finds none. */
  public static HostNames of(AccessOptions access, TlsOptions tls) {
    return new HostNames(
        !Binding.isUnasked(access, tls),
        access.getHostNames().stream().map(HostNames::lower).collect(Collectors.toSet()));
  }

  /** One sentence for each mistake in {@link AccessOptions#getHostNames()}. */
  static List<String> problems(List<String> names) {
    if (names.size() > MOST) {
      return List.of(
          "access option 'hostNames' has " + names.size() + " names: " + MOST + " are allowed");
    }
    return names.stream()
        .filter(name -> !NAME.matcher(name).matches())
        .map(
            name ->
                "access option 'hostNames' has '"
                    + name
                    + "': it must be a host name without scheme and port, such as ring.example.com")
        .toList();
  }

  /**
   * One sentence when a request must not be answered; empty when it may.
   *
   * @param asked what the request says in {@code Host} or {@code :authority}; null for nothing that
   *     could be read
   */
  public Optional<String> problem(@Nullable HostAndPort asked) {
    if (any
        || asked != null
            && (Binding.isLoopback(asked.host()) || named.contains(lower(asked.host())))) {
      return Optional.empty();
    }
    return Optional.of(
        "nothing asks here who the caller is, so that only requests to localhost, 127.0.0.1 or"
            + " [::1] are answered: ask by one of these, or add the name to the option"
            + " 'access.hostNames'");
  }

  private static String lower(String name) {
    return name.toLowerCase(Locale.ROOT);
  }
}
