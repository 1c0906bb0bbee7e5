package io.ringelection;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.regex.Pattern;

/** The environment variables whose names begin like those of the options. */
final class RingVariables {
  static final String PREFIX = "RING_";

  /** The level in {@code config/logback.xml}: the log reads it. */
  private static final Set<String> OF_OTHERS = Set.of("RING_LOG_LEVEL");

  /** What Kubernetes puts into each container for a service whose name begins with {@code ring}. */
  private static final Pattern OF_A_SERVICE =
      Pattern.compile(
          "RING_(.+_)?(SERVICE_HOST|SERVICE_PORT(_.+)?|PORT_\\d+_(TCP|UDP|SCTP)(_.+)?)");

  private RingVariables() {}

  /**
   * A sentence for each variable that looks like one of an option, whatever its case, and is none.
   */
  static List<String> unknown(Map<String, String> said) {
    List<String> known = RingOption.words().stream().map(RingEnvironment::variable).toList();
    List<String> notes = new ArrayList<>();
    new TreeMap<>(said)
        .forEach(
            (variable, value) -> {
              if (variable.regionMatches(true, 0, PREFIX, 0, PREFIX.length())
                  && !known.contains(variable)
                  && !OF_OTHERS.contains(variable)
                  && !isOfAService(variable, value)) {
                notes.add(variable + " is unknown: " + meant(variable, known));
              }
            });
    return notes;
  }

  private static boolean isOfAService(String variable, String value) {
    return OF_A_SERVICE.matcher(variable).matches()
        || variable.endsWith("_PORT") && value.contains("://");
  }

  /** By what follows the prefix: all names have that in common, and resemble each other by it. */
  private static String meant(String variable, List<String> known) {
    List<String> rests = known.stream().map(RingVariables::rest).toList();
    return Spelling.nearest(rest(variable), rests)
        .map(name -> "did you mean " + PREFIX + name + "?")
        .orElse("no option of the ring has this name");
  }

  private static String rest(String variable) {
    return variable.substring(PREFIX.length());
  }
}
