package io.ringelection.verticles.driver;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.ringelection.Grant;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicLongArray;
import java.util.concurrent.atomic.AtomicReference;
import org.junit.jupiter.api.Test;

class OwnershipTest {
  private static final long MINUTE = TimeUnit.MINUTES.toNanos(1);
  private final Ownership ownership = new Ownership(8);

  private static Grant grant(int partition, long token) {
    return new Grant(partition, token, null);
  }

  @Test
  void ownsNothingWithoutALease() {
    ownership.take(List.of(grant(3, 7)));
    assertEquals(0, ownership.token(3));
    assertEquals(0, ownership.owned());
    assertEquals(0, ownership.remaining());
    assertEquals(List.of(), ownership.grants());
    assertEquals(List.of(grant(3, 7)), ownership.held());
  }

  @Test
  void ownsWhatItWasGivenWhileTheLeaseRuns() {
    ownership.take(List.of(grant(3, 7), grant(5, 9)));
    ownership.leaseUntil(System.nanoTime() + MINUTE);
    assertEquals(7, ownership.token(3));
    assertEquals(0, ownership.token(4));
    assertEquals(2, ownership.owned());
    assertEquals(List.of(grant(3, 7), grant(5, 9)), ownership.grants());
    assertTrue(ownership.remaining() > 0 && ownership.remaining() <= MINUTE);
  }

  @Test
  void aLeaseThatIsOverEndsIt() {
    ownership.take(List.of(grant(3, 7)));
    ownership.leaseUntil(System.nanoTime() + MINUTE);
    ownership.leaseUntil(System.nanoTime());
    assertEquals(0, ownership.token(3));
  }

  @Test
  void asksForMoreThanIsLeft() {
    ownership.take(List.of(grant(3, 7)));
    ownership.leaseUntil(System.nanoTime() + MINUTE);
    assertEquals(7, ownership.token(3, MINUTE / 2));
    assertEquals(0, ownership.token(3, MINUTE));
    assertEquals(0, ownership.token(3, Long.MAX_VALUE));
  }

  @Test
  void countsAPartitionOnceHoweverOftenItIsGivenOrTaken() {
    ownership.leaseUntil(System.nanoTime() + MINUTE);
    ownership.take(List.of(grant(3, 7)));
    ownership.take(List.of(grant(3, 8)));
    assertEquals(1, ownership.owned());
    ownership.drop(List.of(grant(3, 8)));
    ownership.drop(List.of(grant(3, 8)));
    assertEquals(0, ownership.owned());
  }

  @Test
  void refusesAPartitionThatIsNone() {
    assertThrows(IndexOutOfBoundsException.class, () -> ownership.token(8));
  }

  /**
   * Leases that end one after the other by the clock, each with a token of its own that stays a
   * little too long. No question asked after the end of a token's lease may be answered with it.
   */
  @Test
  void aReaderNeverJoinsATokenWithTheLeaseAfterItsOwn() throws InterruptedException {
    int leases = 100_000;
    long length = 3_000;
    AtomicLongArray ends = new AtomicLongArray(leases + 1);
    AtomicReference<String> wrong = new AtomicReference<>();
    Thread reader =
        new Thread(
            () -> {
              while (!Thread.currentThread().isInterrupted()) {
                long asked = System.nanoTime();
                int token = (int) ownership.token(0);
                if (token != 0 && asked >= ends.get(token)) {
                  wrong.set("token " + token + " after the end of its lease");
                }
              }
            });
    reader.start();
    long end = System.nanoTime();
    for (int lease = 1; lease <= leases; lease++) {
      List<Grant> former = List.of(grant(0, lease - 1));
      while (System.nanoTime() < end + length) {
        Thread.onSpinWait();
      }
      end = System.nanoTime() + length;
      ends.set(lease, end);
      ownership.drop(former);
      ownership.leaseUntil(end);
      ownership.take(List.of(grant(0, lease)));
    }
    reader.interrupt();
    reader.join();
    assertNull(wrong.get());
  }
}
