package io.ringelection.journal;

/** Options of a {@link Journal}. */
public final class JournalOptions {
  /** Events kept unless said otherwise. */
  public static final int DEFAULT_CAPACITY = 10_000;

  private static final int MIN_CAPACITY = 100;
  private static final int MAX_CAPACITY = 1_000_000;

  private int capacity = DEFAULT_CAPACITY;

  /** The defaults. */
  public JournalOptions() {}

  /** A copy. */
  public JournalOptions(JournalOptions other) {
    this.capacity = other.capacity;
  }

  /** Events kept. A watcher that falls behind by more is told a snapshot. */
  public int getCapacity() {
    return capacity;
  }

  /**
   * Sets how many events are kept: 100 to 1,000,000. An event takes 200 bytes and 50 more for each
   * partition that it names.
   *
   * @throws IllegalArgumentException when out of range
   */
  public JournalOptions setCapacity(int capacity) {
    if (capacity < MIN_CAPACITY || capacity > MAX_CAPACITY) {
      throw new IllegalArgumentException(
          "capacity "
              + capacity
              + " of the journal is out of range: use "
              + MIN_CAPACITY
              + " to "
              + MAX_CAPACITY);
    }
    this.capacity = capacity;
    return this;
  }
}
