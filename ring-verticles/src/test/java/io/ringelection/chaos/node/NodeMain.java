package io.ringelection.chaos.node;

import com.hazelcast.core.LifecycleService;
import io.ringelection.ClusterOptions;
import io.ringelection.Phase;
import io.ringelection.Ring;
import io.ringelection.RingStatus;
import io.ringelection.access.AccessOptions;
import io.ringelection.ledger.Ledger;
import io.ringelection.verticles.Traffics;
import io.ringelection.verticles.transport.Traffic;
import io.ringelection.web.RingWebVerticle;
import io.ringelection.web.WebOptions;
import io.vertx.core.Future;
import io.vertx.core.Vertx;
import io.vertx.core.VertxOptions;
import io.vertx.spi.cluster.hazelcast.HazelcastClusterManager;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.TimeUnit;

/**
 * One node in a process of its own, with the operator's configuration. Its argument is a {@link
 * NodeSettings#line()}. It answers commands, a word on each line of its input, with one line each
 * on its output; it leaves in order when it gets SIGTERM, and ends at once with its input.
 */
public final class NodeMain {
  /** Exit code of a node that cannot help itself: it wants to be started again. */
  public static final int EXIT_FAILED = 3;

  private static final long LIMIT_SECONDS = 200;
  private static final long CLOSING_SECONDS = 5;

  private final NodeSettings settings;
  private final HazelcastClusterManager manager = new HazelcastClusterManager();
  private final Vertx vertx;
  private final Ring ring;
  private final Ears ears;

  private NodeMain(NodeSettings settings) throws Exception {
    this.settings = settings;
    VertxOptions options = ClusterOptions.forRing(settings.options());
    options.getEventBusOptions().setHost(settings.host()).setPort(settings.busPort());
    this.vertx = await(Vertx.builder().with(options).withClusterManager(manager).buildClustered());
    this.ring = Ring.create(vertx, settings.options());
    this.ears = new Ears(vertx, ring);
  }

  /** Runs the node. */
  public static void main(String[] arguments) throws Exception {
    NodeMain node = new NodeMain(NodeSettings.parse(arguments[0]));
    node.start();
    node.obey();
    Runtime.getRuntime().halt(1);
  }

  private void start() throws Exception {
    Runnable close = () -> {};
    if (!settings.ledger().isEmpty()) {
      Ledger ledger = Ledger.open(Path.of(settings.ledger()), List.of(ring));
      close = ledger::close;
    }
    Runnable end = close;
    Runtime.getRuntime().addShutdownHook(new Thread(() -> leave(end), "leave"));
    ears.open();
    // The namespaces have no way out: nobody but the judge is there to ask.
    WebOptions web =
        new WebOptions()
            .setHost(settings.host())
            .setPort(settings.webPort())
            .setAccess(new AccessOptions().setAllowAnonymous(true));
    await(vertx.deployVerticle(new RingWebVerticle(ring, web)));
    ring.onStatus(this::endWithTheNode);
    if (settings.joins()) {
      ring.join().onFailure(late -> System.err.println("still no member: " + late.getMessage()));
    }
  }

  /** What a program should do whose node has ended by itself: let it be started again. */
  private void endWithTheNode(RingStatus status) {
    if (status.phase() == Phase.LEFT && !status.waitingFor().isEmpty()) {
      new Thread(() -> System.exit(EXIT_FAILED), "end").start();
    }
  }

  /** Once the node has left, nobody waits for what a stuck cluster manager still wants to do. */
  private void leave(Runnable end) {
    try {
      await(ring.leave());
      end.run();
      await(vertx.close().timeout(CLOSING_SECONDS, TimeUnit.SECONDS));
    } catch (Exception broken) {
      System.err.println("the end was not in order: " + broken);
      Runtime.getRuntime().halt(EXIT_FAILED);
    }
  }

  private void obey() throws IOException {
    BufferedReader input =
        new BufferedReader(new InputStreamReader(System.in, StandardCharsets.UTF_8));
    for (String line = input.readLine(); line != null; line = input.readLine()) {
      System.out.println(answer(line));
    }
  }

  private String answer(String command) {
    switch (command) {
      case "sent":
        return Long.toString(Traffics.of(ring).of(Traffic.Kind.SENT));
      case "heard":
        return ears.heard().encode();
      case "terminate":
        new Thread(lifecycle()::terminate, "terminate").start();
        return "terminates";
      case "shutdown":
        new Thread(lifecycle()::shutdown, "shutdown").start();
        return "shuts down";
      default:
        return "unknown";
    }
  }

  private LifecycleService lifecycle() {
    return manager.getHazelcastInstance().getLifecycleService();
  }

  private static <T> T await(Future<T> future) throws Exception {
    return future.toCompletionStage().toCompletableFuture().get(LIMIT_SECONDS, TimeUnit.SECONDS);
  }
}
