package io.ringelection;

import io.vertx.core.json.JsonObject;

/**
 * Event-bus addresses of a ring, and what is said at each. Every address begins with the ring's
 * name, so that several rings live in one cluster; the default name {@code ring} gives {@code
 * ring.partitions}, {@code ring.members} and {@code ring.leader}.
 *
 * <p>Every message is a JSON object with {@code "version":1}. A reader ignores fields and types
 * that it does not know. Node ids have the form {@link NodeId#toString()}; tokens are decimal
 * strings, because they do not fit a JavaScript number.
 *
 * <h2>Following ownership without a hole</h2>
 *
 * Ownership events are facts, told once: a message may be lost, and who subscribes late has missed
 * some. Each node therefore numbers its events, from 1 and without a hole, and does four things on
 * one and the same context, so that they are in order:
 *
 * <ol>
 *   <li>It publishes each event, with the next number, at {@link #partitions}.
 *   <li>It publishes a {@link Beat} at {@link #partitions} every {@link Beat#PERIOD_MILLIS}, with
 *       the number of its last event (0 before the first). A beat uses up no number.
 *   <li>It publishes a beat at once when it hears anything at {@link #state(String)}: a newcomer
 *       asks all nodes there to show themselves.
 *   <li>It answers a request at {@link #state(String, NodeId)}, whatever its body, with its {@link
 *       NodeState}: what it owns after its event number {@code sequence}.
 * </ol>
 *
 * A follower takes a number above the next one, in an event or a beat, as a hole. It keeps the
 * events that arrive meanwhile, asks the node for its state, drops the kept events up to the
 * state's number and goes on with the next. A node it has never heard of is a hole from number 1.
 * {@link RingFeed} does this for Java.
 *
 * <p>A node that dies says nothing. It is missing in the next view at {@link #members} and its
 * beats stay out; a follower asks for its state once more, and without an answer takes its
 * partitions as lost. Until then its tokens are lower than those of the new owners: of two claims
 * to a partition the higher token is the newer.
 */
public final class RingAddresses {
  private RingAddresses() {}

  /**
   * Ownership events ({@link RingEvent}) and beats ({@link Beat}), published by each node about
   * itself.
   */
  public static String partitions(String ring) {
    return ring + ".partitions";
  }

  /**
   * A message here, published, asks all nodes for a beat at once. Its body is {@code
   * {"version":1}}.
   */
  public static String state(String ring) {
    return ring + ".state";
  }

  /** Where {@code node} answers a request with its {@link NodeState}. */
  public static String state(String ring, NodeId node) {
    return state(ring) + '.' + node;
  }

  /**
   * Views, published by the leader's node when one is committed:
   *
   * <pre>{@code
   * {"version":1, "ring":"ring", "term":93, "view":7, "members":["n1@5f3a","n2@77b1"], "voters":["n1@5f3a"], "leader":"n1@5f3a"}
   * }</pre>
   *
   * Members and voters are in order of seniority, oldest first. A view with a lower number than one
   * already seen is late news.
   */
  public static String members(String ring) {
    return ring + ".members";
  }

  /**
   * Leaderships, published by the new leader's node: {@code {"version":1, "ring":"ring", "term":93,
   * "leader":"n1@5f3a"}}. A term lower than one already seen is late news.
   */
  public static String leader(String ring) {
    return ring + ".leader";
  }

  /** Inbox of the protocol at {@code node}; not for applications. */
  public static String inbox(String ring, NodeId node) {
    return inbox(ring) + '.' + node;
  }

  /** Inbox of the protocol at all nodes; not for applications. */
  public static String inbox(String ring) {
    return ring + ".inbox";
  }

  /**
   * Body of a question at {@link #state(String, NodeId)} that is answered with the node's latest
   * {@link ToldView}, too, in the field {@code view}. Nodes of older versions leave it out.
   */
  public static JsonObject viewQuestion() {
    return question().put("view", true);
  }

  /** Body of the questions at {@link #state}. */
  static JsonObject question() {
    return new JsonObject().put("version", RingEvent.VERSION);
  }
}
