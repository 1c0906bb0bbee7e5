package io.ringelection.grpc;

import io.ringelection.Ring;
import io.ringelection.access.Audit;
import io.ringelection.grpc.v1.DrainRequest;
import io.ringelection.grpc.v1.DrainResponse;

/**
 * What an operator may do, each with a line in the audit.
 *
 * @param ring the node that it is done to
 */
record AdminRooms(Ring ring, Audit audit) {

  /**
   * The node leaves, also when the operator does not wait for the end. There is a line at the
   * beginning too: a process may end as soon as its node has left.
   */
  void drain(Call<DrainRequest, DrainResponse> call) {
    String node = ring.node().toString();
    note(call, "drain", node, "begun");
    ring.leave()
        .onSuccess(
            left -> {
              note(call, "drain", node, "done");
              call.answer(DrainResponse.getDefaultInstance());
            })
        .onFailure(
            failure -> {
              note(call, "drain", node, String.valueOf(failure.getMessage()));
              call.fail(failure);
            });
  }

  private void note(Call<?, ?> call, String action, String target, String outcome) {
    audit.record(call.caller(), call.from(), action, target, outcome);
  }
}
