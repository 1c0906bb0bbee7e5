package io.ringelection.verticles;

import static org.junit.jupiter.api.Assertions.assertEquals;

import io.ringelection.NodeTls;
import io.ringelection.Quorum;
import io.ringelection.RingOptions;
import io.ringelection.verticles.net.PeerCertificates;
import io.vertx.core.Future;
import io.vertx.core.Vertx;
import io.vertx.test.fakecluster.FakeClusterManager;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Rings whose connections are encrypted; nobody waits for a lease in them. */
class EncryptedRingTest {
  private final List<Vertx> homes = new ArrayList<>();
  @TempDir Path folder;

  @AfterEach
  void close() {
    Conditions.await("all closed", Future.join(homes.stream().map(Vertx::close).toList()));
    FakeClusterManager.reset();
  }

  private EngineRing create(TestRing ring, NodeTls tls) {
    RingOptions options = ring.options("n" + homes.size()).setTls(tls);
    return ring.create(homes.get(homes.size() - 1), options);
  }

  @Test
  void aDeathIsProvedOverEncryptedConnections() {
    NodeTls tls = PeerCertificates.create(folder, "ring");
    homes.add(Clusters.fake());
    // One after the other: a contested founding would wait for a lease of five minutes.
    TestRing ring = TestRing.on(homes.get(0)).quorum(Quorum.single()).lease(300_000);
    Conditions.await("a ring of one", create(ring, tls).join());
    for (int i = 1; i < 4; i++) {
      homes.add(Clusters.fake());
      Conditions.await("one more node", create(ring, tls).join());
    }
    ring.settle();
    Conditions.await("a member's death", ring.remove(ring.follower()).crash());
    ring.settle();
    EngineRing leader = ring.leader();
    long term = leader.status().term();
    Conditions.await("the leader's death", ring.remove(leader).crash());
    ring.settle();
    assertEquals(term + 1, ring.leader().status().term());
  }
}
