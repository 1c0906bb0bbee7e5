package io.ringelection;

import io.vertx.codegen.annotations.DataObject;
import io.vertx.core.json.JsonObject;
import java.util.Set;

/**
 * How many nodes it takes to found a ring. Once founded, a majority of the voters of its last view
 * decides.
 *
 * <p>{@link #dynamic(int) Dynamic}: founding needs more than half of {@code expected} nodes that
 * have never been in a ring. The rule for the operator: at most {@code expected / 2} nodes may be
 * started where they cannot reach the running ring, or they can found a second one. {@link
 * #single() Single}: one node founds a ring alone; for development, because two halves of a split
 * network are two rings.
 */
@DataObject
public final class Quorum {
  /** Nodes expected when nothing is said: founding needs two of them. */
  public static final int DEFAULT_EXPECTED = 3;

  private static final int MAX_EXPECTED = 1000;
  private static final String DYNAMIC = "dynamic";
  private static final String SINGLE = "single";
  private static final Set<String> LATER = Set.of("static", "arbiter");

  private final int expected;

  private Quorum(int expected) {
    this.expected = expected;
  }

  /**
   * Reads {@code {"mode":"dynamic","expected":3}} or {@code {"mode":"single"}}.
   *
   * @throws RingException with reason CONFIGURATION when it is something else
   */
  public Quorum(JsonObject json) {
    this(read(json));
  }

  /** A copy. */
  public Quorum(Quorum other) {
    this(other.expected);
  }

  /**
   * Founding needs more than half of {@code expected} fresh nodes.
   *
   * @param expected 2 to 1000
   * @throws RingException with reason CONFIGURATION when out of range
   */
  public static Quorum dynamic(int expected) {
    return new Quorum(checked(expected));
  }

  /** One node is enough. */
  public static Quorum single() {
    return new Quorum(1);
  }

  /** True when one node is enough. */
  public boolean isSingle() {
    return expected == 1;
  }

  /** Nodes expected at the founding; 1 when single. */
  public int expected() {
    return expected;
  }

  /** The JSON form that the constructor reads. */
  public JsonObject toJson() {
    return isSingle()
        ? new JsonObject().put("mode", SINGLE)
        : new JsonObject().put("mode", DYNAMIC).put("expected", expected);
  }

  private static int read(JsonObject json) {
    for (String key : json.fieldNames()) {
      if (!key.equals("mode") && !key.equals("expected")) {
        throw refused("option 'quorum." + key + "' is unknown: use 'mode' and 'expected'");
      }
    }
    Object mode = json.getValue("mode", DYNAMIC);
    if (SINGLE.equals(mode)) {
      if (json.containsKey("expected")) {
        throw refused(
            "option 'quorum.expected' has no meaning with mode 'single': leave it out, or use mode 'dynamic'");
      }
      return 1;
    }
    if (mode instanceof String name && LATER.contains(name)) {
      throw refused("quorum mode '" + name + "' is not in this version: use 'dynamic' or 'single'");
    }
    if (!DYNAMIC.equals(mode)) {
      throw refused("quorum mode '" + mode + "' is unknown: use 'dynamic' or 'single'");
    }
    Object expected = json.getValue("expected", DEFAULT_EXPECTED);
    if (expected instanceof Integer || expected instanceof Long) {
      return checked(((Number) expected).longValue());
    }
    throw refused(
        "option 'quorum.expected' is '"
            + expected
            + "': it must be a whole number from 2 to "
            + MAX_EXPECTED);
  }

  private static int checked(long expected) {
    if (expected == 1) {
      throw refused(
          "option 'quorum.expected' is 1: a ring that one node may found has the mode 'single'");
    }
    if (expected < 2 || expected > MAX_EXPECTED) {
      throw refused(
          "option 'quorum.expected' is " + expected + ": it must be from 2 to " + MAX_EXPECTED);
    }
    return (int) expected;
  }

  private static RingException refused(String sentence) {
    return new RingException(RingException.Reason.CONFIGURATION, sentence);
  }

  @Override
  public boolean equals(Object other) {
    return other instanceof Quorum that && expected == that.expected;
  }

  @Override
  public int hashCode() {
    return expected;
  }

  @Override
  public String toString() {
    return isSingle() ? SINGLE : DYNAMIC + ':' + expected;
  }
}
