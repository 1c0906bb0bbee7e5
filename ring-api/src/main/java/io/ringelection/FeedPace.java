package io.ringelection;

/**
 * How often a feed asks.
 *
 * @param askMillis until a question is repeated, at first
 * @param replyMillis until a question counts as unanswered
 * @param lookMillis between two looks for nodes that are silent: the period of the beats
 */
record FeedPace(long askMillis, long replyMillis, long lookMillis) {
  static final FeedPace USUAL = new FeedPace(200, 1000, Beat.PERIOD_MILLIS);
}
