package io.ringelection;

/** A change of the members, told by the leader's node. */
public sealed interface MemberEvent extends RingEvent
    permits RingEvent.MemberJoined, RingEvent.MemberLeft, RingEvent.MemberSuspected {

  /** The member that joined, left or is silent. */
  NodeId member();
}
