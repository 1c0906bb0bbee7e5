package io.ringelection.access;

import io.ringelection.RingException;
import java.util.ArrayList;
import java.util.List;

/** Collects what is wrong with a group of options of a face, one sentence for each mistake. */
public final class OptionProblems {
  private final String kind;
  private final List<String> problems = new ArrayList<>();

  /**
   * Nothing is wrong yet.
   *
   * @param kind what the sentences call an option, such as "web option"
   */
  public OptionProblems(String kind) {
    this.kind = kind;
  }

  /** A number must be in {@code min..max}. */
  public OptionProblems range(String option, int value, int min, int max) {
    if (value < min || value > max) {
      problems.add(
          kind + " '" + option + "' is " + value + ": it must be from " + min + " to " + max);
    }
    return this;
  }

  /** A host to listen on must be one, and one that these options open; see {@link Binding}. */
  public OptionProblems host(String host, AccessOptions access, TlsOptions tls) {
    if (host.isBlank()) {
      problems.add(
          kind
              + " 'host' is blank: use 127.0.0.1 for this machine only or 0.0.0.0 for all interfaces");
    } else {
      Binding.problem(host, access, tls).ifPresent(problems::add);
    }
    return this;
  }

  /** What others have found. */
  public OptionProblems add(List<String> found) {
    problems.addAll(found);
    return this;
  }

  /** All so far, in the order in which they were found. */
  public List<String> all() {
    return List.copyOf(problems);
  }

  /**
   * Returns when there are none.
   *
   * @throws RingException with reason CONFIGURATION and all of them otherwise
   */
  public static void refuse(List<String> problems) {
    if (!problems.isEmpty()) {
      throw AccessOptions.mistake(String.join("; ", problems));
    }
  }
}
