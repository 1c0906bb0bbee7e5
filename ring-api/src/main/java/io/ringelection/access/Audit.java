package io.ringelection.access;

import io.vertx.core.json.Json;
import java.lang.System.Logger;
import java.lang.System.Logger.Level;
import java.util.regex.Pattern;

/**
 * Writes one line for each act of an operator, done or refused, to the logger {@code
 * io.ringelection.audit} at level INFO: {@code face=grpc caller=ops role=OPERATE from=10.0.0.7:5555
 * action=drain target=n2@1f outcome=done}. What has other characters than these is a JSON string,
 * so that nobody can make two lines out of one. May be used from any thread.
 */
public final class Audit {
  /** Name of the logger. */
  public static final String LOGGER = "io.ringelection.audit";

  private static final Logger LOG = System.getLogger(LOGGER);
  private static final Pattern PLAIN = Pattern.compile("[A-Za-z0-9._:@/+-]+");

  private final String face;

  /**
   * An audit of one face.
   *
   * @param face such as "grpc"
   */
  public Audit(String face) {
    this.face = face;
  }

  /**
   * Writes the line.
   *
   * @param caller who
   * @param from the caller's address
   * @param action what, such as "drain"
   * @param target on what, such as the id of a node
   * @param outcome what came of it, such as "done" or a sentence
   */
  public void record(Caller caller, String from, String action, String target, String outcome) {
    LOG.log(
        Level.INFO,
        "face="
            + value(face)
            + " caller="
            + value(caller.name())
            + " role="
            + caller.role()
            + " from="
            + value(from)
            + " action="
            + value(action)
            + " target="
            + value(target)
            + " outcome="
            + value(outcome));
  }

  static String value(String text) {
    return PLAIN.matcher(text).matches() ? text : Json.encode(text);
  }
}
