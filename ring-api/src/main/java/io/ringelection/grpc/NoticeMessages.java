package io.ringelection.grpc;

import io.ringelection.NodeId;
import io.ringelection.NodeState;
import io.ringelection.grpc.v1.Snapshot;
import io.ringelection.journal.Notice;
import io.ringelection.journal.NoticeForms;
import io.ringelection.journal.Picture;
import java.util.List;

/** Notices as messages. Used on one context. */
final class NoticeMessages {
  private final NoticeForms<io.ringelection.grpc.v1.Notice> forms =
      new NoticeForms<>(NoticeMessages::form);

  io.ringelection.grpc.v1.Notice of(Notice notice) {
    return forms.of(notice).toBuilder().setId(notice.id()).build();
  }

  private static io.ringelection.grpc.v1.Notice form(Notice notice) {
    io.ringelection.grpc.v1.Notice.Builder message = io.ringelection.grpc.v1.Notice.newBuilder();
    if (notice instanceof Notice.Snapshot snapshot) {
      message.setSnapshot(snapshot(snapshot.picture()));
    } else if (notice instanceof Notice.Change change) {
      message.setChange(ChangeMessage.of(change.event()));
    }
    return message.build();
  }

  private static Snapshot snapshot(Picture picture) {
    Snapshot.Builder message =
        Snapshot.newBuilder()
            .setRing(picture.ring())
            .setTerm(picture.term())
            .setView(picture.view())
            .addAllMembers(names(picture.members()))
            .addAllVoters(names(picture.voters()));
    picture.leader().ifPresent(leader -> message.setLeader(leader.toString()));
    picture.states().forEach(state -> message.addStates(state(state)));
    return message.build();
  }

  private static io.ringelection.grpc.v1.NodeState state(NodeState state) {
    return io.ringelection.grpc.v1.NodeState.newBuilder()
        .setNode(state.node().toString())
        .setSequence(state.sequence())
        .addAllGrants(Grants.of(state.grants()))
        .build();
  }

  private static List<String> names(List<NodeId> nodes) {
    return nodes.stream().map(NodeId::toString).toList();
  }
}
