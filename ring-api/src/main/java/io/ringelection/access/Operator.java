package io.ringelection.access;

import io.ringelection.Ring;
import io.vertx.core.Future;

/**
 * What an operator does to a node, by whatever face, each with a line in the audit at its beginning
 * and one at its end. May be used from any thread.
 *
 * @param ring the node that it is done to
 */
public record Operator(Ring ring, Audit audit) {

  /**
   * The node leaves, also when the operator does not wait for the end. There is a line at the
   * beginning too: a process may end as soon as its node has left. A node that leaves or has left
   * takes it as said once more.
   *
   * @param caller who has been admitted with the role OPERATE
   * @param from the caller's address
   * @return as {@link Ring#leave()}
   */
  public Future<Void> drain(Caller caller, String from) {
    note(caller, from, "drain", "begun");
    return ring.leave()
        .onSuccess(left -> note(caller, from, "drain", "done"))
        .onFailure(failure -> note(caller, from, "drain", String.valueOf(failure.getMessage())));
  }

  private void note(Caller caller, String from, String action, String outcome) {
    audit.record(caller, from, action, ring.node().toString(), outcome);
  }
}
