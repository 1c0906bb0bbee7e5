package io.ringelection.verticles;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;

import io.ringelection.Phase;
import io.ringelection.Quorum;
import io.ringelection.RingException;
import io.vertx.core.Future;
import io.vertx.core.Promise;
import io.vertx.core.Vertx;
import org.junit.jupiter.api.Test;

/** A {@code Vertx} that is being closed while its verticles still run. */
class ClosingVertxTest {
  private final Vertx vertx = Vertx.vertx();

  @Test
  void aNodeThatIsCreatedWhileOthersLeaveOwnsNothing() {
    TestRing ring = TestRing.on(vertx).join(2).settle();
    EngineRing leaving = ring.follower();
    Promise<Void> asked = Promise.promise();
    Promise<Void> handedOff = Promise.promise();
    leaving.onRevoking(
        event -> {
          asked.tryComplete();
          return handedOff.future();
        });
    // It begins alone: of nodes that all leave at once, nobody could take over and none is asked.
    Future<Void> left = leaving.leave();
    Conditions.await("one to be asked", asked.future());
    Future<Void> closed = vertx.close();
    assertEquals(Phase.LEAVING, leaving.status().phase());

    TestRing late = TestRing.on(vertx).quorum(Quorum.single());
    Future<Void> joined = late.create("late").join();

    Throwable cause =
        Conditions.await(
            "an answer",
            joined.<Throwable>map(unexpected -> null).recover(Future::succeededFuture));
    RingException why = assertInstanceOf(RingException.class, cause);
    assertEquals(RingException.Reason.CLOSED, why.reason());
    handedOff.complete();
    Conditions.await("one left", left);
    Conditions.await("vertx closed", closed);
  }
}
