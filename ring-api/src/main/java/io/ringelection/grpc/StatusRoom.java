package io.ringelection.grpc;

import io.ringelection.NodeId;
import io.ringelection.Ring;
import io.ringelection.RingStatus;
import io.ringelection.grpc.v1.Member;
import io.ringelection.grpc.v1.Phase;
import io.ringelection.grpc.v1.StatusRequest;
import io.ringelection.grpc.v1.StatusResponse;
import io.vertx.core.Handler;
import java.util.List;

/**
 * Tells what the node knows of the ring.
 *
 * @param ring the node asked
 */
record StatusRoom(Ring ring) implements Handler<Call<StatusRequest, StatusResponse>> {

  @Override
  public void handle(Call<StatusRequest, StatusResponse> call) {
    call.answer(answer());
  }

  private StatusResponse answer() {
    RingStatus status = ring.status();
    io.ringelection.Assignment assignment = ring.assignment();
    StatusResponse.Builder answer =
        StatusResponse.newBuilder()
            .setRing(status.ring())
            .setNode(status.node().toString())
            .setPhase(Phase.valueOf("PHASE_" + status.phase().name()))
            .setTerm(status.term())
            .setView(status.view().number())
            .setPartitions(ring.partitions())
            .setOwned(status.owned())
            .setUnowned(assignment.unowned().length)
            .setLeaseMillis(status.leaseMillis())
            .setWaitingFor(status.waitingFor())
            .setRebalance(status.rebalance());
    status.leader().ifPresent(leader -> answer.setLeader(leader.toString()));
    List<NodeId> members = status.members();
    int[] counts = assignment.counts(members);
    for (int i = 0; i < counts.length; i++) {
      answer.addMembers(
          Member.newBuilder()
              .setNode(members.get(i).toString())
              .setVoter(status.view().hasVoter(members.get(i)))
              .setPartitions(counts[i]));
    }
    return answer.build();
  }
}
