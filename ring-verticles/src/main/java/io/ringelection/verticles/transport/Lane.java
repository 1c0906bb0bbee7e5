package io.ringelection.verticles.transport;

/**
 * Bounds what waits for one peer. The event bus has no backpressure: what is written to a peer that
 * does not read stays in this process's heap. A write that has not ended waits; beyond the limits
 * only one message per heartbeat goes out, as a probe, and the rest is dropped. The protocol
 * repeats what matters.
 */
final class Lane {
  static final int MESSAGES = 128;
  static final int BYTES = 1 << 20;

  private final long probeInterval;
  private int messages;
  private long bytes;
  private long lastWrite;

  /**
   * An empty lane.
   *
   * @param probeInterval nanoseconds between two probes
   */
  Lane(long probeInterval) {
    this.probeInterval = probeInterval;
  }

  /** True when a message of {@code size} bytes may be written now; it then counts as waiting. */
  boolean admit(int size, long now) {
    boolean room = messages < MESSAGES && (messages == 0 || bytes + size <= BYTES);
    if (!room && now - lastWrite < probeInterval) {
      return false;
    }
    messages++;
    bytes += size;
    lastWrite = now;
    return true;
  }

  /** The write of a message of {@code size} bytes has ended, well or not. */
  void done(int size) {
    messages--;
    bytes -= size;
  }

  /** Messages whose write has not ended. */
  int waiting() {
    return messages;
  }
}
