package io.ringelection.core.wire;

/** The byte that tells what a message is. A number, once given, is never used for another kind. */
final class Kind {
  static final int HELLO = 1;
  static final int REFUSED = 2;
  static final int PRE_VOTE = 3;
  static final int PRE_VOTE_REPLY = 4;
  static final int ELECT = 5;
  static final int PROMISE = 6;
  static final int COORDINATOR = 7;
  static final int TRANSFER = 8;
  static final int NACK = 9;
  static final int ROUND = 10;
  static final int ROUND_ACK = 11;
  static final int ACCEPT = 12;
  static final int ACCEPTED = 13;
  static final int KNOWN = 14;
  static final int REPORT = 15;
  static final int HEARTBEAT = 16;
  static final int HEARTBEAT_ACK = 17;
  static final int FENCE = 18;
  static final int BYE = 19;
  static final int ASSIGN = 20;
  static final int REVOKE = 21;
  static final int RELEASED = 22;
  static final int OBITUARY = 23;

  private Kind() {}
}
