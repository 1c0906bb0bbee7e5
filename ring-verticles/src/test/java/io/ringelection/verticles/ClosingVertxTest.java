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
    Promise<Void> handedOff = Promise.promise();
    leaving.onRevoking(event -> handedOff.future());
    Future<Void> closed = vertx.close();
    Conditions.until(vertx, "one to leave", () -> leaving.status().phase() == Phase.LEAVING);

    TestRing late = TestRing.on(vertx).quorum(Quorum.single());
    Future<Void> joined = late.create("late").join();

    Conditions.until(vertx, "an answer", joined::isComplete);
    RingException why = assertInstanceOf(RingException.class, joined.cause());
    assertEquals(RingException.Reason.CLOSED, why.reason());
    handedOff.complete();
    Conditions.await("vertx closed", closed);
  }
}
