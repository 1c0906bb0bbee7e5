package io.ringelection;

/**
 * Arithmetic of fencing tokens. A token is a positive {@code long}: the term of the leader that
 * granted the partition in the upper 31 bits, the number of the grant within that term in the lower
 * 32. Tokens of one partition only rise, so a resource that remembers the highest token it has seen
 * can refuse everything a former owner still sends.
 */
public final class Token {
  private static final int REVISION_BITS = 32;

  /** The highest term: 31 bits. */
  public static final long MAX_TERM = Integer.MAX_VALUE;

  /** The highest number of a grant within one term: 32 bits. */
  public static final long MAX_REVISION = 0xFFFF_FFFFL;

  /**
   * The highest token that those of a new ring may have to be above of: room is left for two
   * million elections.
   */
  public static final long HIGHEST_FLOOR = MAX_TERM - (1 << 21) << REVISION_BITS;

  private Token() {}

  /**
   * Joins a term and a revision.
   *
   * @throws IllegalArgumentException when either is outside its range
   */
  public static long of(long term, long revision) {
    if (term < 0 || term > MAX_TERM || revision < 0 || revision > MAX_REVISION) {
      throw new IllegalArgumentException(
          "token ("
              + term
              + ", "
              + revision
              + ") is out of range: term 0.."
              + MAX_TERM
              + ", revision 0.."
              + MAX_REVISION);
    }
    return term << REVISION_BITS | revision;
  }

  /** The term in which the token was granted. */
  public static long term(long token) {
    return token >>> REVISION_BITS;
  }

  /** The number of the grant within its term. */
  public static long revision(long token) {
    return token & MAX_REVISION;
  }

  /** For people: {@code term.revision}. */
  public static String format(long token) {
    return term(token) + "." + revision(token);
  }
}
