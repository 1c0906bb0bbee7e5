package io.ringelection.scheduler.store;

/**
 * How the two databases write parameters: {@code ?} over JDBC, {@code $1} in PostgreSQL's own
 * protocol.
 */
enum Dialect {
  /** Any database behind JDBC. */
  JDBC,
  /** PostgreSQL by its own protocol. */
  POSTGRESQL;

  /** The statement with its parameters written as this database wants them. */
  String write(String sql) {
    if (this == JDBC) {
      return sql;
    }
    StringBuilder written = new StringBuilder(sql.length() + 16);
    int parameter = 0;
    for (char c : sql.toCharArray()) {
      if (c == '?') {
        written.append('$').append(++parameter);
      } else {
        written.append(c);
      }
    }
    return written.toString();
  }

  /**
   * The statement with as many parameters as there are {@code values} in place of its {@code %s}.
   */
  String writeList(String sql, int values) {
    return write(sql.formatted("?, ".repeat(values - 1) + "?"));
  }
}
