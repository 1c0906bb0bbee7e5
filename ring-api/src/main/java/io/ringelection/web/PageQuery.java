package io.ringelection.web;

import io.ringelection.NodeId;
import io.vertx.core.MultiMap;
import java.util.List;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;

/**
 * Which partitions are asked for.
 *
 * @param from the first partition to look at
 * @param limit the most partitions to tell
 * @param filter the parameter that chooses, as it stands in a query, or empty
 * @param owners which owner, null for none, is wanted
 */
record PageQuery(int from, int limit, String filter, Predicate<@Nullable NodeId> owners) {
  private static final String FROM = "from";
  private static final String LIMIT = "limit";
  private static final String OWNER = "owner";
  private static final String UNOWNED = "unowned";
  private static final List<String> NAMES = List.of(FROM, LIMIT, OWNER, UNOWNED);

  /** How many partitions a page has unless told. */
  static final int DEFAULT_LIMIT = 100;

  /** How many partitions a page has at most. */
  static final int MAX_LIMIT = 1_000;

  /**
   * Reads the parameters of a query.
   *
   * @throws Problem 400 when one is unknown, given twice or not allowed
   */
  static PageQuery of(MultiMap query, int partitions) {
    Parameters parameters = new Parameters(query, NAMES);
    int from = Whole.parse(FROM, parameters.value(FROM, "0"), 0, partitions - 1);
    int limit =
        Whole.parse(LIMIT, parameters.value(LIMIT, Integer.toString(DEFAULT_LIMIT)), 1, MAX_LIMIT);
    boolean unowned = truth(parameters.value(UNOWNED, "false"));
    String owner = parameters.value(OWNER, "");
    if (parameters.has(OWNER) && unowned) {
      throw Problem.badRequest("owner and unowned=true exclude each other: use one of them");
    }
    if (unowned) {
      return new PageQuery(from, limit, "&unowned=true", id -> id == null);
    }
    return parameters.has(OWNER)
        ? new PageQuery(from, limit, "&owner=" + owner, owner(owner))
        : new PageQuery(from, limit, "", id -> true);
  }

  /** The query for the page that begins at partition {@code next}. */
  String nextPage(int next) {
    return "?from=" + next + "&limit=" + limit + filter;
  }

  private static boolean truth(String value) {
    if (!value.equals("true") && !value.equals("false")) {
      throw Problem.badRequest(
          "unowned " + Problem.quote(value) + " is not allowed: use true or false");
    }
    return value.equals("true");
  }

  private static Predicate<@Nullable NodeId> owner(String text) {
    if (NodeId.isName(text)) {
      return id -> id != null && id.name().equals(text);
    }
    try {
      NodeId wanted = NodeId.parse(text);
      return wanted::equals;
    } catch (IllegalArgumentException neither) {
      throw Problem.badRequest(
          "owner "
              + Problem.quote(text)
              + " is not allowed: use a node's name or its id, name@hexadecimal");
    }
  }
}
