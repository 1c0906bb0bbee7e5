package io.ringelection.grpc;

import io.ringelection.access.Operator;
import io.ringelection.grpc.v1.DrainRequest;
import io.ringelection.grpc.v1.DrainResponse;

/**
 * What an operator may do.
 *
 * @param operator does it
 */
record AdminRooms(Operator operator) {

  /** Answers when the node has left. */
  void drain(Call<DrainRequest, DrainResponse> call) {
    operator
        .drain(call.caller(), call.from())
        .onSuccess(left -> call.answer(DrainResponse.getDefaultInstance()))
        .onFailure(call::fail);
  }
}
