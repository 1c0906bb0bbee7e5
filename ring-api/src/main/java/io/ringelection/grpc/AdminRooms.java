package io.ringelection.grpc;

import io.ringelection.Ring;
import io.ringelection.access.Audit;
import io.ringelection.grpc.v1.DrainRequest;
import io.ringelection.grpc.v1.DrainResponse;
import io.ringelection.grpc.v1.FreezeRequest;
import io.ringelection.grpc.v1.FreezeResponse;
import io.ringelection.grpc.v1.MoveRequest;
import io.ringelection.grpc.v1.MoveResponse;
import io.vertx.grpc.common.GrpcStatus;
import io.vertx.grpc.server.StatusException;

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

  /** Is not there yet. */
  void move(Call<MoveRequest, MoveResponse> call) {
    String target = call.message().getPartition() + "->" + call.message().getTo();
    notYet(
        call, "move", target, "partitions are moved by the planner only, which evens out the load");
  }

  /** Is not there yet. */
  void freeze(Call<FreezeRequest, FreezeResponse> call) {
    notYet(
        call,
        call.message().getFrozen() ? "freeze" : "unfreeze",
        "ring",
        "partitions cannot be kept where they are: the planner evens out the load after each change of members");
  }

  private void notYet(Call<?, ?> call, String action, String target, String sentence) {
    note(call, action, target, sentence);
    call.fail(new StatusException(GrpcStatus.UNIMPLEMENTED, sentence));
  }

  private void note(Call<?, ?> call, String action, String target, String outcome) {
    audit.record(call.caller(), call.from(), action, target, outcome);
  }
}
