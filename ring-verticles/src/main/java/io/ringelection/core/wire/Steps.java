package io.ringelection.core.wire;

import io.ringelection.Token;

/**
 * Partitions with tokens, each as the step from the one before: a leader grants neighbours with
 * neighbouring tokens of one term, so that a step is three bytes instead of ten.
 *
 * <p>The first term step counts from the term of the envelope. Token 0 is a term step of 0 without
 * a revision, and leaves term and revision where they were; every other term step is one more than
 * its zig-zag value.
 */
final class Steps {
  /** Fewest bytes of a step. */
  static final int BYTES = 2;

  private int partition;
  private long term;
  private long revision;
  private long token;

  Steps(long term) {
    this.term = term;
  }

  /** Partition of the step read last. */
  int partition() {
    return partition;
  }

  /** Token of the step read last. */
  long token() {
    return token;
  }

  void write(Writer out, int nextPartition, long nextToken) {
    Limits.check("partition", nextPartition, Limits.PARTITIONS - 1);
    Limits.check("token", nextToken, Long.MAX_VALUE);
    out.signed(nextPartition - partition);
    partition = nextPartition;
    if (nextToken == 0) {
      out.natural("term step", 0, 0);
      return;
    }
    long step = Token.term(nextToken) - term;
    out.natural("term step", 1 + (step << 1 ^ step >> 63), Long.MAX_VALUE);
    out.signed(Token.revision(nextToken) - revision);
    term = Token.term(nextToken);
    revision = Token.revision(nextToken);
  }

  void read(Reader in) {
    long next = partition + in.signed("partition");
    partition = (int) Limits.check("partition", next, Limits.PARTITIONS - 1);
    long step = in.natural("term step", Long.MAX_VALUE) - 1;
    if (step < 0) {
      token = 0;
      return;
    }
    term = Limits.check("term of a token", term + (step >>> 1 ^ -(step & 1)), Limits.TERM);
    long nextRevision = revision + in.signed("revision of a token");
    revision = Limits.check("revision of a token", nextRevision, Token.MAX_REVISION);
    token = Token.of(term, revision);
  }
}
