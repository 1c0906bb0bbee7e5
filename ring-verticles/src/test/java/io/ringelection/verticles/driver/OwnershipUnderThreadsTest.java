package io.ringelection.verticles.driver;

import static org.junit.jupiter.api.Assertions.assertThrows;

import java.util.concurrent.atomic.AtomicLong;
import java.util.concurrent.atomic.AtomicLongArray;
import org.jetbrains.lincheck.LincheckAssertionError;
import org.jetbrains.lincheck.datastructures.IntGen;
import org.jetbrains.lincheck.datastructures.ModelCheckingOptions;
import org.jetbrains.lincheck.datastructures.Operation;
import org.jetbrains.lincheck.datastructures.Param;
import org.junit.jupiter.api.Test;

/**
 * Test plan: whatever the node's context and the clock do between two steps of a reader, each
 * answer is what was true at one moment during the question: the token that was held, under a lease
 * that was running then. Lincheck makes up scenarios of eight operations on two threads, walks
 * through their interleavings step by step and compares every answer with those of all sequential
 * orders.
 *
 * <p>Those that do less must be found out: a reader that does not look at the lease again, and an
 * end that the next lease revives.
 *
 * <p>{@code mvn -Pthreads} takes longer over it.
 */
class OwnershipUnderThreadsTest {
  private static final int ITERATIONS = Integer.getInteger("lincheck.iterations", 20);
  private static final int INVOCATIONS = Integer.getInteger("lincheck.invocations", 300);

  private static ModelCheckingOptions options(int iterations) {
    return new ModelCheckingOptions()
        .threads(2)
        .actorsBefore(3)
        .actorsPerThread(4)
        .actorsAfter(0)
        .iterations(iterations)
        .invocationsPerIteration(INVOCATIONS)
        .minimizeFailedScenario(false);
  }

  @Test
  void everyAnswerWasTrueAtOneMoment() {
    options(ITERATIONS).check(Whole.class);
  }

  @Test
  void aReaderThatDoesNotLookAgainIsFoundOut() {
    assertThrows(LincheckAssertionError.class, () -> options(1000).check(LooksOnce.class));
  }

  @Test
  void anEndThatTheNextLeaseRevivesIsFoundOut() {
    assertThrows(LincheckAssertionError.class, () -> options(1000).check(Revives.class));
  }

  /** What happens to a node: everything on its context, but for questions and the end. */
  @Param(name = "partition", gen = IntGen.class, conf = "0:1")
  @Param(name = "time", gen = IntGen.class, conf = "1:4")
  public abstract static class Life {
    private static final long TICK = 1000;
    final Hand hand = new Hand(2);
    private long leases;
    private long tokens;

    @Operation
    public void aTickPasses() {
      hand.pass(TICK);
    }

    @Operation(nonParallelGroup = "context")
    public void take(@Param(name = "partition") int partition) {
      take(partition, ++tokens);
    }

    @Operation(nonParallelGroup = "context")
    public abstract void drop(@Param(name = "partition") int partition);

    /** No two leases end at the same nanosecond. */
    @Operation(nonParallelGroup = "context")
    public void lease(@Param(name = "time") int ticks) {
      leaseUntil(ticks * TICK + ++leases);
    }

    @Operation(nonParallelGroup = "context")
    public void forfeit() {
      leaseUntil(- ++leases);
    }

    @Operation
    public abstract void end();

    @Operation
    public abstract long token(@Param(name = "partition") int partition);

    abstract void take(int partition, long token);

    abstract void leaseUntil(long end);
  }

  /** The real one. */
  public static class Whole extends Life {
    @Override
    void take(int partition, long token) {
      hand.take(partition, token);
    }

    @Override
    public void drop(int partition) {
      hand.drop(partition);
    }

    @Override
    void leaseUntil(long end) {
      hand.leaseUntil(end);
    }

    @Override
    public void end() {
      hand.end();
    }

    @Override
    public long token(int partition) {
      return hand.ownership().token(partition);
    }

    @Operation
    public long tokenForATick(@Param(name = "partition") int partition) {
      return hand.ownership().token(partition, Life.TICK);
    }

    @Operation
    public long remaining() {
      return hand.ownership().remaining();
    }
  }

  /** Takes end, token and clock in this order, and believes them. */
  public static class LooksOnce extends Life {
    private static final long ENDED = Long.MIN_VALUE;
    private final AtomicLongArray tokens = new AtomicLongArray(2);
    private final AtomicLong leaseEnd = new AtomicLong();

    @Override
    void take(int partition, long token) {
      tokens.set(partition, token);
    }

    @Override
    public void drop(int partition) {
      tokens.set(partition, 0);
    }

    @Override
    void leaseUntil(long end) {
      long before = leaseEnd.get();
      if (before != ENDED) {
        leaseEnd.compareAndSet(before, end);
      }
    }

    @Override
    public void end() {
      leaseEnd.set(ENDED);
    }

    @Override
    public long token(int partition) {
      long end = leaseEnd.get();
      long token = tokens.get(partition);
      return hand.now() < end ? token : 0;
    }
  }

  /** Checks that there was no end, and then grants the lease. */
  public static class Revives {
    private final AtomicLong leaseEnd = new AtomicLong();
    private volatile boolean ended;

    @Operation(nonParallelGroup = "context")
    public void lease() {
      if (!ended) {
        leaseEnd.set(1);
      }
    }

    @Operation
    public void end() {
      ended = true;
      leaseEnd.set(0);
    }

    @Operation
    public boolean runs() {
      return leaseEnd.get() > 0;
    }
  }
}
