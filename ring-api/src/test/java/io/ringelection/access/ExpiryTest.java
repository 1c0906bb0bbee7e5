package io.ringelection.access;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;

import io.vertx.core.Promise;
import io.vertx.core.Vertx;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.Test;

/** What goes on for a caller ends with the caller's permission, by the wall clock, and once. */
class ExpiryTest {
  private static final Vertx VERTX = Vertx.vertx();
  private static final Instant BEGIN = Instant.ofEpochSecond(1_000);

  /** The wall clock as the test sets it; tells how often it was looked at. */
  private static final class Hand extends Clock {
    private volatile Instant now = BEGIN;
    private final AtomicInteger looks = new AtomicInteger();
    private final Promise<Void> lookedAtOften = Promise.promise();

    @Override
    public Instant instant() {
      if (looks.incrementAndGet() > 7) {
        lookedAtOften.tryComplete();
      }
      return now;
    }

    @Override
    public ZoneId getZone() {
      return ZoneOffset.UTC;
    }

    @Override
    public Clock withZone(ZoneId zone) {
      return this;
    }
  }

  private final Hand clock = new Hand();

  @AfterAll
  static void close() {
    VERTX.close().toCompletionStage().toCompletableFuture().join();
  }

  private static Caller until(Instant end) {
    return new Caller("lea", Role.VIEW, Optional.of(end));
  }

  private Expiry expiry(Instant end, CompletableFuture<Void> ended) {
    return Expiry.of(VERTX, clock, until(end), () -> ended.complete(null));
  }

  @Test
  void notBeforeTheWallClockSaysSo() throws Exception {
    CompletableFuture<Void> ended = new CompletableFuture<>();
    expiry(BEGIN.plusMillis(5), ended);

    clock
        .lookedAtOften
        .future()
        .toCompletionStage()
        .toCompletableFuture()
        .get(20, TimeUnit.SECONDS);
    assertFalse(ended.isDone(), "the clock stands still");

    clock.now = BEGIN.plusMillis(5);
    ended.get(20, TimeUnit.SECONDS);
  }

  @Test
  void whatIsOverAlreadyEndsAtOnceAndWhatIsCancelledDoesNot() throws Exception {
    CompletableFuture<Void> cancelled = new CompletableFuture<>();
    CompletableFuture<Void> ended = new CompletableFuture<>();
    VERTX.runOnContext(
        together -> {
          Expiry expiry = expiry(BEGIN.minusSeconds(9), cancelled);
          expiry.cancel();
          expiry.cancel();
          expiry(BEGIN.minusSeconds(9), ended);
        });

    ended.get(20, TimeUnit.SECONDS);
    assertFalse(cancelled.isDone());
  }

  @Test
  void theEndOfTimeIsNotTooFar() {
    CompletableFuture<Void> ended = new CompletableFuture<>();
    expiry(Instant.MAX, ended).cancel();
    assertFalse(ended.isDone());
  }

  @Test
  void whoseIsWithoutEndCostsNoLook() {
    Expiry.of(VERTX, clock, Caller.ANONYMOUS, () -> {}).cancel();
    assertEquals(0, clock.looks.get());
  }
}
