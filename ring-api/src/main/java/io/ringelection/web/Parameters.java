package io.ringelection.web;

import io.vertx.core.MultiMap;
import java.util.List;

/** The parameters of a query, each known and given at most once. */
final class Parameters {
  private final MultiMap query;

  /**
   * Looks at the names.
   *
   * @param names those that the path knows, sorted
   * @throws Problem 400 when there is another one
   */
  Parameters(MultiMap query, List<String> names) {
    this.query = query;
    for (String name : query.names()) {
      if (!names.contains(name)) {
        throw Problem.badRequest(
            "query parameter "
                + Problem.quote(name)
                + " is unknown: use "
                + String.join(", ", names));
      }
    }
  }

  /** It is given. */
  boolean has(String name) {
    return query.contains(name);
  }

  /**
   * What it says, or {@code otherwise}.
   *
   * @throws Problem 400 when it is given more than once
   */
  String value(String name, String otherwise) {
    List<String> values = query.getAll(name);
    if (values.size() > 1) {
      throw Problem.badRequest(
          "query parameter '" + name + "' is given " + values.size() + " times: give it once");
    }
    return values.isEmpty() ? otherwise : values.get(0);
  }
}
