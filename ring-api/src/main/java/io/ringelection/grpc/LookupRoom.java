package io.ringelection.grpc;

import io.ringelection.Ring;
import io.ringelection.RingStatus;
import io.ringelection.grpc.v1.LookupRequest;
import io.ringelection.grpc.v1.LookupResponse;
import io.vertx.core.Handler;
import io.vertx.grpc.common.GrpcStatus;
import io.vertx.grpc.server.StatusException;
import java.util.OptionalLong;

/**
 * Tells the partition of a key and who owns it.
 *
 * @param ring the node asked
 */
record LookupRoom(Ring ring) implements Handler<Call<LookupRequest, LookupResponse>> {

  @Override
  public void handle(Call<LookupRequest, LookupResponse> call) {
    int partition = partition(call.message());
    requireLeader();
    call.answer(answer(partition));
  }

  private int partition(LookupRequest request) {
    return switch (request.getWhatCase()) {
      case KEY -> ring.partitionOf(request.getKey());
      case RAW_KEY -> ring.partitionOf(request.getRawKey().toByteArray());
      case NUMBER -> ring.partitionOf(request.getNumber());
      case PARTITION -> inRange(request.getPartition());
      case WHAT_NOT_SET ->
          throw new StatusException(
              GrpcStatus.INVALID_ARGUMENT,
              "nothing to look up: set one of key, raw_key, number, partition");
    };
  }

  private int inRange(int partition) {
    if (partition < 0 || partition >= ring.partitions()) {
      throw new StatusException(
          GrpcStatus.OUT_OF_RANGE,
          "partition "
              + Integer.toUnsignedString(partition)
              + " does not exist: use 0 to "
              + (ring.partitions() - 1));
    }
    return partition;
  }

  private void requireLeader() {
    RingStatus status = ring.status();
    if (status.leader().isEmpty()) {
      throw new StatusException(
          GrpcStatus.UNAVAILABLE,
          "node "
              + status.node()
              + " knows no leader"
              + (status.waitingFor().isEmpty() ? "" : ": " + status.waitingFor()));
    }
  }

  /** The node itself is believed before what it has heard of the others. */
  private LookupResponse answer(int partition) {
    OptionalLong own = ring.token(partition);
    LookupResponse.Builder answer = LookupResponse.newBuilder().setPartition(partition);
    if (own.isPresent()) {
      answer.setOwnedHere(true).setOwner(ring.node().toString()).setToken(own.getAsLong());
    } else {
      io.ringelection.Assignment assignment = ring.assignment();
      assignment
          .owner(partition)
          .ifPresent(
              owner -> answer.setOwner(owner.toString()).setToken(assignment.token(partition)));
    }
    return answer.build();
  }
}
