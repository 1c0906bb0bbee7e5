package io.ringelection.faces;

import io.ringelection.Cause;
import io.ringelection.EventHead;
import io.ringelection.Grant;
import io.ringelection.NodeId;
import io.ringelection.RingEvent;
import io.ringelection.grpc.v1.Change;
import java.util.List;

/** Reads an event from its gRPC form, field by field: the other way round than the product. */
final class EventOfChange {
  private EventOfChange() {}

  static RingEvent read(Change change) {
    EventHead head = head(change);
    return switch (change.getEventCase()) {
      case ASSIGNED -> new RingEvent.Assigned(head, grants(change.getAssigned().getGrantsList()));
      case REVOKING ->
          new RingEvent.Revoking(
              head,
              grants(change.getRevoking().getGrantsList()),
              change.getRevoking().getLimitMillis());
      case REVOKED -> new RingEvent.Revoked(head, grants(change.getRevoked().getGrantsList()));
      case LOST -> new RingEvent.Lost(head, grants(change.getLost().getGrantsList()));
      case MEMBER_JOINED ->
          new RingEvent.MemberJoined(head, NodeId.parse(change.getMemberJoined().getMember()));
      case MEMBER_LEFT ->
          new RingEvent.MemberLeft(head, NodeId.parse(change.getMemberLeft().getMember()));
      case MEMBER_SUSPECTED ->
          new RingEvent.MemberSuspected(
              head, NodeId.parse(change.getMemberSuspected().getMember()));
      case LEADER_ELECTED ->
          new RingEvent.LeaderElected(head, NodeId.parse(change.getLeaderElected().getLeader()));
      case LEADER_LOST ->
          new RingEvent.LeaderLost(head, NodeId.parse(change.getLeaderLost().getLeader()));
      case PLAN_STARTED ->
          new RingEvent.PlanStarted(
              head, change.getPlanStarted().getPlan(), change.getPlanStarted().getMoves());
      case PLAN_FINISHED ->
          new RingEvent.PlanFinished(
              head,
              change.getPlanFinished().getPlan(),
              change.getPlanFinished().getMoves(),
              change.getPlanFinished().getDurationMillis());
      case EVENT_NOT_SET -> throw new IllegalArgumentException("no event: " + change);
    };
  }

  private static EventHead head(Change change) {
    return new EventHead(
        change.getRing(),
        NodeId.parse(change.getNode()),
        change.getSequence(),
        change.getTerm(),
        change.getRevision(),
        Cause.valueOf(change.getCause().name().substring("CAUSE_".length())),
        change.getTimeMillis());
  }

  private static List<Grant> grants(List<io.ringelection.grpc.v1.Grant> grants) {
    return grants.stream()
        .map(
            grant ->
                new Grant(
                    grant.getPartition(),
                    grant.getToken(),
                    grant.hasPreviousOwner() ? NodeId.parse(grant.getPreviousOwner()) : null))
        .toList();
  }
}
