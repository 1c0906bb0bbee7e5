package io.ringelection.verticles.transport;

/**
 * Tells which messages of one peer were under way for too long, without comparing clocks.
 *
 * <p>Received minus sent is the travel time plus the unknown difference of two clocks. The smallest
 * value seen stands for a message that travelled fast; what a message has above it is its age. A
 * paused node is rained on, when it wakes, by all that was sent to it meanwhile: this is what stops
 * the rain.
 *
 * <p>The smallest value is that of the present window and the one before. So it follows clocks that
 * drift, and a peer whose clock stood still while its machine slept is believed again after two
 * windows. A window ends only when a message comes, so that a silence does not wipe out what the
 * rain is compared with.
 */
final class Freshness {
  private final long limit;
  private final long window;
  private boolean heard;
  private long since;
  private long smallest;
  private long smallestBefore;

  /**
   * Knows nothing yet: the first message is believed.
   *
   * @param limit nanoseconds that a message may be old
   * @param window nanoseconds
   */
  Freshness(long limit, long window) {
    this.limit = limit;
    this.window = window;
  }

  /**
   * True when the message sent at {@code sentAt} of its sender's clock is too old at {@code now}.
   */
  boolean isLate(long sentAt, long now) {
    long lag = now - sentAt;
    if (!heard) {
      heard = true;
      since = now;
      smallest = lag;
      smallestBefore = lag;
    } else if (now - since >= window) {
      since = now;
      smallestBefore = smallest;
      smallest = lag;
    } else {
      smallest = Math.min(smallest, lag);
    }
    return lag - Math.min(smallest, smallestBefore) > limit;
  }
}
