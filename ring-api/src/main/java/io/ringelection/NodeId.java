package io.ringelection;

import java.util.regex.Pattern;

/**
 * Identity of one incarnation of a node. A process that restarts keeps its name and gets a new
 * incarnation, because nothing it promised before is remembered.
 *
 * @param name the configured name, 1 to 64 characters of {@code A-Z a-z 0-9 . _ -}
 * @param incarnation random 64 bits drawn when the node started
 */
public record NodeId(String name, long incarnation) implements Comparable<NodeId> {
  private static final Pattern NAME = Pattern.compile("[A-Za-z0-9._-]{1,64}");

  /** Rejects a name that could not stand in an event-bus address. */
  public NodeId {
    if (!isName(name)) {
      throw new IllegalArgumentException(
          "node name '" + name + "' is not allowed: use 1 to 64 characters of A-Z a-z 0-9 . _ -");
    }
  }

  /** Tells whether {@code name} can be the name of a node or of a ring. */
  public static boolean isName(String name) {
    return NAME.matcher(name).matches();
  }

  /**
   * Reads the form that {@link #toString()} writes, {@code name@incarnation} with the incarnation
   * in hexadecimal.
   *
   * @throws IllegalArgumentException when {@code text} has another form
   */
  public static NodeId parse(String text) {
    int at = text.lastIndexOf('@');
    try {
      return new NodeId(
          text.substring(0, Math.max(at, 0)), Long.parseUnsignedLong(text.substring(at + 1), 16));
    } catch (NumberFormatException notHex) {
      throw new IllegalArgumentException(
          "node id '" + text + "' is not of the form name@hexadecimal", notHex);
    }
  }

  @Override
  public int compareTo(NodeId other) {
    int byName = name.compareTo(other.name);
    return byName != 0 ? byName : Long.compareUnsigned(incarnation, other.incarnation);
  }

  @Override
  public boolean equals(Object other) {
    return other instanceof NodeId that
        && incarnation == that.incarnation
        && name.equals(that.name);
  }

  /** The incarnation is random already; hashing the name again would only cost time. */
  @Override
  public int hashCode() {
    return Long.hashCode(incarnation);
  }

  @Override
  public String toString() {
    return name + '@' + Long.toHexString(incarnation);
  }
}
