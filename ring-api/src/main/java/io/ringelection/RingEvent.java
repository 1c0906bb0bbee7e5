package io.ringelection;

import io.vertx.core.json.JsonObject;
import java.util.List;
import java.util.Optional;

/**
 * Something that happened in the ring, told by one of its nodes: ownership by the owner's node,
 * members and plans by the leader's node, leaders by who becomes one and by each node that loses
 * one.
 *
 * <p>On the event bus an event is a JSON object at the address {@link
 * RingAddresses#partitions(String)}:
 *
 * <pre>{@code
 * {"version":1, "type":"Assigned", "ring":"ring", "node":"n1@5f3a", "sequence":17, "term":55929202, "revision":17,
 *  "cause":"BALANCE", "timeMillis":1760000000000,
 *  "partitions":[{"partition":3, "token":"240214093481377809", "previousOwner":"n2@77b1"}]}
 * {"version":1, "type":"MemberLeft", "ring":"ring", "node":"n1@5f3a", "sequence":18, "term":55929202, "revision":17,
 *  "cause":"LEAVE", "timeMillis":1760000000000, "member":"n3@11aa"}
 * }</pre>
 *
 * <p>{@code sequence} counts the events of one node, of all kinds, from 1 without a hole. An event
 * of a node that does not tell its time has neither term nor revision nor timeMillis.
 */
public sealed interface RingEvent permits OwnershipEvent, MemberEvent, LeaderEvent, PlanEvent {

  /** Version of the JSON form. A reader must accept unknown fields. */
  int VERSION = 1;

  /** What every event says. */
  EventHead head();

  /** Name of the ring. */
  default String ring() {
    return head().ring();
  }

  /** The node that tells. */
  default NodeId node() {
    return head().node();
  }

  /** Position among the events of this node, from 1, without a hole. */
  default long sequence() {
    return head().sequence();
  }

  /** The highest term that the node had adopted; 0 when it is not known. */
  default long term() {
    return head().term();
  }

  /** Number of the latest grant of that term that the node knew; 0 for none. */
  default long revision() {
    return head().revision();
  }

  /** Why. */
  default Cause cause() {
    return head().cause();
  }

  /** When, by the node's wall clock, in milliseconds since 1970; 0 when it is not known. */
  default long timeMillis() {
    return head().timeMillis();
  }

  /** Simple name of the kind, {@code MemberLeft} for example. */
  default String type() {
    return getClass().getSimpleName();
  }

  /** Runs the visitor's method for this kind of event. */
  <R> R accept(Visitor<R> visitor);

  /** One method per kind of event, so that a new kind is a compile error until it is handled. */
  interface Visitor<R> extends OwnershipEvent.Visitor<R> {
    R memberJoined(MemberJoined event);

    R memberLeft(MemberLeft event);

    R memberSuspected(MemberSuspected event);

    R leaderElected(LeaderElected event);

    R leaderLost(LeaderLost event);

    R planStarted(PlanStarted event);

    R planFinished(PlanFinished event);
  }

  /** The node owns {@code grants} from now on, while its lease lasts. */
  record Assigned(EventHead head, List<Grant> grants) implements OwnershipEvent {
    /** An event without term, revision and time. */
    public Assigned(String ring, NodeId node, long sequence, Cause cause, List<Grant> grants) {
      this(new EventHead(ring, node, sequence, cause), grants);
    }

    @Override
    public <R> R accept(OwnershipEvent.Visitor<R> visitor) {
      return visitor.assigned(this);
    }
  }

  /**
   * The node still owns {@code grants} and shall finish its work on them; the hand-off waits for
   * the futures of {@link Ring#onRevoking}.
   *
   * @param limitMillis milliseconds until the partitions are released whether the work is done or
   *     not
   */
  record Revoking(EventHead head, List<Grant> grants, long limitMillis) implements OwnershipEvent {
    /** An event without term, revision and time. */
    public Revoking(
        String ring,
        NodeId node,
        long sequence,
        Cause cause,
        List<Grant> grants,
        long limitMillis) {
      this(new EventHead(ring, node, sequence, cause), grants, limitMillis);
    }

    @Override
    public <R> R accept(OwnershipEvent.Visitor<R> visitor) {
      return visitor.revoking(this);
    }
  }

  /** The node has released {@code grants}. */
  record Revoked(EventHead head, List<Grant> grants) implements OwnershipEvent {
    /** An event without term, revision and time. */
    public Revoked(String ring, NodeId node, long sequence, Cause cause, List<Grant> grants) {
      this(new EventHead(ring, node, sequence, cause), grants);
    }

    @Override
    public <R> R accept(OwnershipEvent.Visitor<R> visitor) {
      return visitor.revoked(this);
    }
  }

  /** The node owns {@code grants} no longer and was not asked: another node may own them. */
  record Lost(EventHead head, List<Grant> grants) implements OwnershipEvent {
    /** An event without term, revision and time. */
    public Lost(String ring, NodeId node, long sequence, Cause cause, List<Grant> grants) {
      this(new EventHead(ring, node, sequence, cause), grants);
    }

    @Override
    public <R> R accept(OwnershipEvent.Visitor<R> visitor) {
      return visitor.lost(this);
    }
  }

  /** {@code member} is in the view from now on. */
  record MemberJoined(EventHead head, NodeId member) implements MemberEvent {
    @Override
    public <R> R accept(Visitor<R> visitor) {
      return visitor.memberJoined(this);
    }
  }

  /**
   * {@code member} is in the view no longer; the cause says whether it went, died or was silent.
   */
  record MemberLeft(EventHead head, NodeId member) implements MemberEvent {
    @Override
    public <R> R accept(Visitor<R> visitor) {
      return visitor.memberLeft(this);
    }
  }

  /**
   * The leader has not heard {@code member} for longer than the leader timeout; told once per
   * silence. Nothing is taken from it yet.
   */
  record MemberSuspected(EventHead head, NodeId member) implements MemberEvent {
    @Override
    public <R> R accept(Visitor<R> visitor) {
      return visitor.memberSuspected(this);
    }
  }

  /** {@code leader}, the node that tells it, leads the term. */
  record LeaderElected(EventHead head, NodeId leader) implements LeaderEvent {
    @Override
    public <R> R accept(Visitor<R> visitor) {
      return visitor.leaderElected(this);
    }
  }

  /**
   * The node that tells it follows {@code leader} no longer: the leader went, died, was replaced or
   * was not heard while the own lease ran out.
   */
  record LeaderLost(EventHead head, NodeId leader) implements LeaderEvent {
    @Override
    public <R> R accept(Visitor<R> visitor) {
      return visitor.leaderLost(this);
    }
  }

  /** The leader begins to move {@code moves} partitions. */
  record PlanStarted(EventHead head, long plan, int moves) implements PlanEvent {
    @Override
    public <R> R accept(Visitor<R> visitor) {
      return visitor.planStarted(this);
    }
  }

  /**
   * Nothing of the plan is left to do: all is moved, or a newer plan has taken its place.
   *
   * @param durationMillis milliseconds since it was started
   */
  record PlanFinished(EventHead head, long plan, int moves, long durationMillis)
      implements PlanEvent {
    @Override
    public <R> R accept(Visitor<R> visitor) {
      return visitor.planFinished(this);
    }
  }

  /** The JSON form described above. */
  default JsonObject toJson() {
    return EventJson.write(this);
  }

  /**
   * Reads what came over the event bus; unknown fields are ignored.
   *
   * @return empty for anything that is not an event of a known version and type, a {@link Beat} for
   *     example
   */
  static Optional<RingEvent> read(JsonObject json) {
    return Wire.read(json, RingEvent::fromJson);
  }

  /**
   * Reads the JSON form; unknown fields are ignored.
   *
   * @throws IllegalArgumentException when the version or the type is unknown
   */
  static RingEvent fromJson(JsonObject json) {
    return EventJson.read(json);
  }
}
