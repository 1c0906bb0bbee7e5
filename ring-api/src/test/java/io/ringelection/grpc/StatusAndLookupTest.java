package io.ringelection.grpc;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.google.protobuf.ByteString;
import io.ringelection.Assignment;
import io.ringelection.NodeId;
import io.ringelection.RingStatus;
import io.ringelection.grpc.v1.LookupRequest;
import io.ringelection.grpc.v1.LookupResponse;
import io.ringelection.grpc.v1.Member;
import io.ringelection.grpc.v1.Phase;
import io.ringelection.grpc.v1.RingGrpcClient;
import io.ringelection.grpc.v1.StatusRequest;
import io.ringelection.grpc.v1.StatusResponse;
import io.ringelection.web.StubRing;
import io.vertx.grpc.common.GrpcStatus;
import java.nio.charset.StandardCharsets;
import java.util.List;
import org.junit.jupiter.api.Test;

/** What a node says of the ring and of keys. */
class StatusAndLookupTest extends GrpcTest {

  private LookupResponse found(LookupRequest.Builder what) {
    End<LookupResponse> end = call(RingGrpcClient.Lookup, what.build());
    assertEquals(GrpcStatus.OK, end.status(), end::toString);
    return end.message();
  }

  private String refused(GrpcStatus status, LookupRequest.Builder what) {
    End<LookupResponse> end = call(RingGrpcClient.Lookup, what.build());
    assertEquals(status, end.status(), end::toString);
    assertEquals(List.of(), end.messages());
    return end.sentence();
  }

  @Test
  void statusTellsAll() {
    StatusResponse status =
        call(RingGrpcClient.Status, StatusRequest.getDefaultInstance()).message();

    assertEquals(
        StatusResponse.newBuilder()
            .setRing("ring")
            .setNode("n1@a1")
            .setPhase(Phase.PHASE_MEMBER)
            .setTerm(2)
            .setLeader("n2@b2")
            .setView(4)
            .addMembers(member("n1@a1", 3))
            .addMembers(member("n2@b2", 2))
            .addMembers(member("n3@c3", 2))
            .setPartitions(8)
            .setOwned(3)
            .setUnowned(1)
            .setLeaseMillis(1800)
            .setRebalance(ring.status().rebalance())
            .build(),
        status);
  }

  private static Member member(String node, int partitions) {
    return Member.newBuilder().setNode(node).setVoter(true).setPartitions(partitions).build();
  }

  @Test
  void statusIsToldWithoutALeader() {
    ring.status = leaderless(io.ringelection.Phase.SEEKING, "2 more nodes");

    StatusResponse status =
        call(RingGrpcClient.Status, StatusRequest.getDefaultInstance()).message();

    assertFalse(status.hasLeader());
    assertEquals(Phase.PHASE_SEEKING, status.getPhase());
    assertEquals("2 more nodes", status.getWaitingFor());
  }

  private RingStatus leaderless(io.ringelection.Phase phase, String waitingFor) {
    RingStatus s = ring.status;
    return new RingStatus(
        s.ring(), s.node(), phase, s.term(), null, s.view(), 0, 0, waitingFor, s.rebalance());
  }

  @Test
  void everyKindOfKeyGivesThePartitionOfTheRing() {
    String key = "Zürich \0 \uD83D\uDE00";
    byte[] bytes = key.getBytes(StandardCharsets.UTF_8);
    int partition = ring.partitionOf(key);

    assertEquals(partition, found(LookupRequest.newBuilder().setKey(key)).getPartition());
    assertEquals(
        partition,
        found(LookupRequest.newBuilder().setRawKey(ByteString.copyFrom(bytes))).getPartition());
    assertEquals(
        ring.partitionOf(-42L), found(LookupRequest.newBuilder().setNumber(-42)).getPartition());
    assertEquals(ring.partitionOf(""), found(LookupRequest.newBuilder().setKey("")).getPartition());
  }

  @Test
  void ownPartitionForeignPartitionAndNobodys() {
    assertEquals(
        LookupResponse.newBuilder()
            .setPartition(1)
            .setOwner("n1@a1")
            .setToken(11)
            .setOwnedHere(true)
            .build(),
        found(LookupRequest.newBuilder().setPartition(1)));
    assertEquals(
        LookupResponse.newBuilder().setPartition(6).setOwner("n3@c3").setToken(1L << 62).build(),
        found(LookupRequest.newBuilder().setPartition(6)));
    LookupResponse unowned = found(LookupRequest.newBuilder().setPartition(7));
    assertFalse(unowned.hasOwner());
    assertEquals(0, unowned.getToken());
  }

  @Test
  void theNodeItselfIsBelievedBeforeWhatItHeard() {
    ring.assignment =
        new Assignment(
            new NodeId[] {StubRing.N2, null, null, null, null, null, null, null}, new long[8]);

    LookupResponse own = found(LookupRequest.newBuilder().setPartition(0));

    assertTrue(own.getOwnedHere());
    assertEquals("n1@a1", own.getOwner());
    assertEquals(10, own.getToken());
  }

  @Test
  void whatIsNotThere() {
    assertEquals(
        "nothing to look up: set one of key, raw_key, number, partition",
        refused(GrpcStatus.INVALID_ARGUMENT, LookupRequest.newBuilder()));
    assertEquals(
        "partition 8 does not exist: use 0 to 7",
        refused(GrpcStatus.OUT_OF_RANGE, LookupRequest.newBuilder().setPartition(8)));
    assertEquals(
        "partition 4294967295 does not exist: use 0 to 7",
        refused(GrpcStatus.OUT_OF_RANGE, LookupRequest.newBuilder().setPartition(-1)));
  }

  @Test
  void withoutALeaderOwnersAreNotTold() {
    ring.status = leaderless(io.ringelection.Phase.LAPSED, "a leader");

    assertEquals(
        "node n1@a1 knows no leader: a leader",
        refused(GrpcStatus.UNAVAILABLE, LookupRequest.newBuilder().setKey("k")));
    assertEquals(
        "partition 8 does not exist: use 0 to 7",
        refused(GrpcStatus.OUT_OF_RANGE, LookupRequest.newBuilder().setPartition(8)),
        "what never can be found is said at once");
  }
}
