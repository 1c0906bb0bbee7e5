package io.ringelection.verticles.transport;

/** What the transport remembers of one other node. */
final class Peer {
  final Lane lane;
  final Freshness freshness;
  private int idleRounds;

  Peer(Lane lane, Freshness freshness) {
    this.lane = lane;
    this.freshness = freshness;
  }

  /** Something was sent to it or came from it. */
  void touch() {
    idleRounds = 0;
  }

  /** One more round of upkeep has passed; returns how many without a {@link #touch()}. */
  int age() {
    return ++idleRounds;
  }
}
