package io.ringelection.scheduler.screen;

import io.ringelection.NodeId;
import io.ringelection.RingFeed;
import io.ringelection.scheduler.store.RunRow;
import io.ringelection.scheduler.store.Store;
import io.ringelection.scheduler.store.Tally;
import io.vertx.core.Future;
import io.vertx.core.VerticleBase;
import java.lang.System.Logger;
import java.lang.System.Logger.Level;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Keeps the live table up to date and tells events. Deployed before the nodes join. Without a live
 * table only events are told.
 */
public final class Watch extends VerticleBase {
  private static final Logger LOG = System.getLogger(Watch.class.getName());
  private static final long FRAME_MILLIS = 250;
  private static final int RUNS = 100;

  private final List<? extends Watched> nodes;
  private final Store store;
  private final Events events;
  private final @Nullable Live live;
  private final InstantSource clock = InstantSource.system();
  private final Instant start = clock.instant();
  private final Takeovers takeovers;
  private final SceneMaker scenes;
  private boolean drawing;

  /**
   * Watches the nodes of this process.
   *
   * @param live where the table is shown, null for nowhere
   */
  public Watch(List<? extends Watched> nodes, Store store, Events events, @Nullable Live live) {
    this.nodes = nodes;
    this.store = store;
    this.events = events;
    this.live = live;
    this.takeovers = new Takeovers(clock, events::tell);
    this.scenes = new SceneMaker(nodes);
  }

  @Override
  public Future<?> start() {
    News news = new News(events::tell);
    nodes.forEach(node -> node.ring().onStatus(news::apply));
    if (live != null) {
      vertx.setPeriodic(FRAME_MILLIS, timer -> draw(live));
    }
    return RingFeed.follow(vertx, nodes.get(0).ring().options().getName(), takeovers::apply);
  }

  /** Tells when all that {@code node} owned is owned again; call it when the node dies. */
  public void died(NodeId node) {
    context.runOnContext(run -> takeovers.died(node));
  }

  /** The counts since the start. */
  public Future<Tally> tally() {
    return store.tally(start);
  }

  /** For how long it has been watching. */
  public Duration uptime() {
    return Duration.between(start, clock.instant());
  }

  private void draw(Live screen) {
    if (drawing) {
      return;
    }
    drawing = true;
    Future<List<RunRow>> runs = store.recent(RUNS);
    Future<Tally> tally = tally();
    Future.all(runs, tally)
        .map(all -> scenes.make(runs.result(), tally.result(), events.lines(), uptime()))
        .compose(scene -> show(screen, scene))
        .onFailure(failure -> LOG.log(Level.WARNING, "table not drawn: {0}", failure.getMessage()))
        .onComplete(done -> drawing = false);
  }

  /** A terminal that is held back blocks who writes to it. */
  private Future<Void> show(Live screen, Scene scene) {
    return vertx.executeBlocking(
        () -> {
          screen.show(scene);
          return null;
        });
  }
}
