package io.ringelection.bench;

import io.ringelection.Outcome;
import io.ringelection.Quorum;
import io.ringelection.Ring;
import io.ringelection.RingOptions;
import io.vertx.core.Future;
import io.vertx.core.Vertx;
import java.time.Duration;
import java.util.concurrent.TimeUnit;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.Level;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.Setup;
import org.openjdk.jmh.annotations.State;
import org.openjdk.jmh.annotations.TearDown;

/** What an application asks before each piece of work, of a real node that owns everything. */
@State(Scope.Benchmark)
public class OwnershipBench {
  private static final int PARTITIONS = 1024;
  private static final Future<String> DONE = Future.succeededFuture("done");

  private Vertx vertx;
  private Ring ring;
  private int next;

  @Setup(Level.Trial)
  public void join() throws Exception {
    vertx = Vertx.vertx();
    RingOptions options = new RingOptions().setPartitions(PARTITIONS).setQuorum(Quorum.single());
    ring = Ring.create(vertx, options);
    finish(ring.join());
    while (ring.status().owned() < PARTITIONS) {
      Thread.onSpinWait();
    }
  }

  @TearDown(Level.Trial)
  public void close() throws Exception {
    finish(vertx.close());
  }

  private static void finish(Future<?> future) throws Exception {
    future.toCompletionStage().toCompletableFuture().get(1, TimeUnit.MINUTES);
  }

  private int at() {
    next = next + 1 & PARTITIONS - 1;
    return next;
  }

  @Benchmark
  public long baseline() {
    return System.nanoTime();
  }

  @Benchmark
  public long token() {
    return ring.token(at()).orElse(0);
  }

  @Benchmark
  public boolean owns() {
    return ring.owns(at());
  }

  @Benchmark
  public Outcome<String> execute() {
    return ring.execute(at(), Duration.ZERO, token -> DONE).result();
  }
}
