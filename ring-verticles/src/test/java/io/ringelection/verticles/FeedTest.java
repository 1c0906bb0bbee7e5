package io.ringelection.verticles;

import static org.junit.jupiter.api.Assertions.assertEquals;

import io.ringelection.Grant;
import io.ringelection.OwnershipEvent;
import io.ringelection.RingEvent;
import io.ringelection.RingFeed;
import io.vertx.core.Vertx;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** Who subscribes late knows the present state and hears every change. */
class FeedTest {
  private final Vertx vertx = Vertx.vertx();

  @AfterEach
  void close() {
    Conditions.await("vertx closed", vertx.close());
  }

  @Test
  void aLateSubscriberKnowsWhoOwnsWhat() {
    TestRing ring = TestRing.on(vertx).join(3).settle();
    Map<Integer, Long> tokens = new ConcurrentHashMap<>();
    Follower follower = new Follower(tokens);
    RingFeed feed =
        Conditions.await(
            "following", RingFeed.follow(vertx, ring.name(), event -> follower.hear(event)));
    agree(ring, tokens);

    Conditions.await("left", ring.remove(ring.leader()).leave());
    ring.join(2).settle();
    agree(ring, tokens);
    Conditions.await("crashed", ring.remove(ring.leader()).crash());
    ring.join(2).settle();
    agree(ring, tokens);
    Conditions.await("closed", feed.close());
  }

  private void agree(TestRing ring, Map<Integer, Long> tokens) {
    Conditions.until(
        vertx,
        "the follower to know every token",
        () ->
            ring.nodes().stream()
                .allMatch(
                    node ->
                        tokens.entrySet().stream()
                                .filter(
                                    grant ->
                                        node.token(grant.getKey()).orElse(0) == grant.getValue())
                                .count()
                            == node.status().owned()));
    assertEquals(TestRing.PARTITIONS, tokens.size());
  }

  /** Keeps the newest token of each partition, as a router would. */
  private record Follower(Map<Integer, Long> tokens) implements OwnershipEvent.EndVisitor<Void> {
    void hear(RingEvent event) {
      if (event instanceof OwnershipEvent change) {
        change.accept(this);
      }
    }

    @Override
    public Void assigned(RingEvent.Assigned event) {
      event.tokens().forEach((partition, token) -> tokens.merge(partition, token, Math::max));
      return null;
    }

    @Override
    public Void revoking(RingEvent.Revoking event) {
      return null;
    }

    @Override
    public Void ended(OwnershipEvent event) {
      for (Grant grant : event.grants()) {
        tokens.remove(grant.partition(), grant.token());
      }
      return null;
    }
  }
}
