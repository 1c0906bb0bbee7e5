package io.ringelection.verticles;

import io.ringelection.NodeTls;
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

/** Rings whose nodes speak to each other over encrypted connections. */
class EncryptedRingTest {
  private final List<Vertx> homes = new ArrayList<>();
  @TempDir Path folder;

  @AfterEach
  void close() {
    Conditions.await("all closed", Future.join(homes.stream().map(Vertx::close).toList()));
    FakeClusterManager.reset();
  }

  @Test
  void nodesOfOneAuthorityAreARingOverEncryptedLinks() {
    NodeTls tls = PeerCertificates.create(folder, "ring");
    homes.add(Clusters.fake());
    TestRing ring = TestRing.on(homes.get(0));
    List<Future<Void>> joined = new ArrayList<>();
    for (int i = 1; i <= 3; i++) {
      homes.add(Clusters.fake());
      joined.add(ring.create(homes.get(i), ring.options("n" + i).setTls(tls)).join());
    }
    Conditions.await("all nodes joined", Future.all(joined));
    ring.settle();
    Conditions.await("the leader's death", ring.remove(ring.leader()).crash());
    ring.settle();
  }
}
