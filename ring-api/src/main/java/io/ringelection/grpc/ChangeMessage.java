package io.ringelection.grpc;

import io.ringelection.LeaderEvent;
import io.ringelection.MemberEvent;
import io.ringelection.OwnershipEvent;
import io.ringelection.PlanEvent;
import io.ringelection.RingEvent;
import io.ringelection.grpc.v1.Cause;
import io.ringelection.grpc.v1.Change;
import io.ringelection.grpc.v1.Leadership;
import io.ringelection.grpc.v1.MemberChange;
import io.ringelection.grpc.v1.Plan;
import io.ringelection.grpc.v1.Revoking;

/** An event as a message. */
final class ChangeMessage implements RingEvent.Visitor<Change.Builder> {
  private final Change.Builder change;

  private ChangeMessage(RingEvent event) {
    change =
        Change.newBuilder()
            .setRing(event.ring())
            .setNode(event.node().toString())
            .setSequence(event.sequence())
            .setTerm(event.term())
            .setRevision(event.revision())
            .setCause(Cause.valueOf("CAUSE_" + event.cause().name()))
            .setTimeMillis(event.timeMillis());
  }

  static Change of(RingEvent event) {
    return event.accept(new ChangeMessage(event)).build();
  }

  @Override
  public Change.Builder assigned(RingEvent.Assigned event) {
    return change.setAssigned(grants(event));
  }

  @Override
  public Change.Builder revoking(RingEvent.Revoking event) {
    return change.setRevoking(
        Revoking.newBuilder()
            .addAllGrants(Grants.of(event.grants()))
            .setLimitMillis(event.limitMillis()));
  }

  @Override
  public Change.Builder revoked(RingEvent.Revoked event) {
    return change.setRevoked(grants(event));
  }

  @Override
  public Change.Builder lost(RingEvent.Lost event) {
    return change.setLost(grants(event));
  }

  @Override
  public Change.Builder memberJoined(RingEvent.MemberJoined event) {
    return change.setMemberJoined(member(event));
  }

  @Override
  public Change.Builder memberLeft(RingEvent.MemberLeft event) {
    return change.setMemberLeft(member(event));
  }

  @Override
  public Change.Builder memberSuspected(RingEvent.MemberSuspected event) {
    return change.setMemberSuspected(member(event));
  }

  @Override
  public Change.Builder leaderElected(RingEvent.LeaderElected event) {
    return change.setLeaderElected(leader(event));
  }

  @Override
  public Change.Builder leaderLost(RingEvent.LeaderLost event) {
    return change.setLeaderLost(leader(event));
  }

  @Override
  public Change.Builder planStarted(RingEvent.PlanStarted event) {
    return change.setPlanStarted(plan(event));
  }

  @Override
  public Change.Builder planFinished(RingEvent.PlanFinished event) {
    return change.setPlanFinished(plan(event).setDurationMillis(event.durationMillis()));
  }

  private static io.ringelection.grpc.v1.Grants grants(OwnershipEvent event) {
    return io.ringelection.grpc.v1.Grants.newBuilder()
        .addAllGrants(Grants.of(event.grants()))
        .build();
  }

  private static MemberChange member(MemberEvent event) {
    return MemberChange.newBuilder().setMember(event.member().toString()).build();
  }

  private static Leadership leader(LeaderEvent event) {
    return Leadership.newBuilder().setLeader(event.leader().toString()).build();
  }

  private static Plan.Builder plan(PlanEvent event) {
    return Plan.newBuilder().setPlan(event.plan()).setMoves(event.moves());
  }
}
