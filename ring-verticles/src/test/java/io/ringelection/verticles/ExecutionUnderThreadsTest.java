package io.ringelection.verticles;

import static org.junit.jupiter.api.Assertions.assertThrows;

import io.ringelection.Outcome;
import io.ringelection.verticles.driver.Hand;
import io.vertx.core.Future;
import java.time.Duration;
import org.jetbrains.lincheck.LincheckAssertionError;
import org.jetbrains.lincheck.datastructures.ModelCheckingOptions;
import org.jetbrains.lincheck.datastructures.Operation;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledIfSystemProperty;

/**
 * Test plan: while work runs under a partition, its node's context drops the partition, gets it
 * back, lets the lease lapse and renews it, at every step. Work during which the partition was gone
 * is never acknowledged, though the node owns it again at the end; work before and after which
 * nothing happened is. An execution that only checks that it owns the partition must be found out.
 *
 * <p>{@code mvn -Pthreads} runs it: it takes a minute of processor time.
 */
@EnabledIfSystemProperty(named = "lincheck.iterations", matches = "\\d+")
class ExecutionUnderThreadsTest {
  private static final int ITERATIONS = Integer.getInteger("lincheck.iterations", 20);
  private static final int INVOCATIONS = Integer.getInteger("lincheck.invocations", 300);

  private static ModelCheckingOptions options(int iterations) {
    return new ModelCheckingOptions()
        .threads(2)
        .actorsBefore(2)
        .actorsPerThread(4)
        .actorsAfter(0)
        .iterations(iterations)
        .invocationsPerIteration(INVOCATIONS)
        .minimizeFailedScenario(false);
  }

  @Test
  void whatWasInterruptedIsNeverAcknowledged() {
    options(ITERATIONS).check(Checked.class);
  }

  @Test
  void anExecutionThatForgetsTheTokenIsFoundOut() {
    assertThrows(LincheckAssertionError.class, () -> options(1000).check(Forgetful.class));
  }

  /** A node with one partition. */
  public abstract static class Life {
    private static final long TICK = 1000;
    final Hand hand = new Hand(1);
    private volatile long drops;
    private long leases;
    private long tokens;

    @Operation(nonParallelGroup = "context")
    public void take() {
      hand.take(0, ++tokens);
    }

    @Operation(nonParallelGroup = "context")
    public void drop() {
      hand.drop(0);
      drops = drops + 1;
    }

    @Operation(nonParallelGroup = "context")
    public void renew() {
      hand.leaseUntil(hand.now() + 2 * TICK + ++leases);
    }

    @Operation(nonParallelGroup = "context")
    public void aTickPasses() {
      hand.pass(TICK);
    }

    /** The answer is the same in every order; what would be wrong is thrown. */
    @Operation(nonParallelGroup = "worker")
    public void execute() {
      long[] dropsSeen = new long[2];
      Outcome<Boolean> outcome =
          run(
              () -> {
                dropsSeen[0] = drops;
                Thread.yield();
                dropsSeen[1] = drops;
              });
      if (outcome.status() == Outcome.Status.DONE && dropsSeen[0] != dropsSeen[1]) {
        throw new IllegalStateException("acknowledged although it was dropped in between");
      }
    }

    abstract Outcome<Boolean> run(Runnable work);
  }

  /** The real one. */
  public static class Checked extends Life {
    private final Execution execution = new Execution(hand.ownership());

    @Override
    Outcome<Boolean> run(Runnable work) {
      return execution
          .run(
              0,
              Duration.ZERO,
              token -> {
                work.run();
                return Future.succeededFuture(true);
              })
          .result();
    }
  }

  /** Owned before and owned after, no matter under which token. */
  public static class Forgetful extends Life {
    @Override
    Outcome<Boolean> run(Runnable work) {
      if (hand.ownership().token(0) == 0) {
        return new Outcome<>(Outcome.Status.NOT_OWNER, 0, null);
      }
      work.run();
      boolean owned = hand.ownership().token(0) != 0;
      return new Outcome<>(owned ? Outcome.Status.DONE : Outcome.Status.UNKNOWN, 1, null);
    }
  }
}
