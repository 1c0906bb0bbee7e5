package io.ringelection.verticles.driver;

import io.ringelection.Beat;
import io.ringelection.NodeId;
import io.ringelection.Phase;
import io.ringelection.RingFigures;
import io.ringelection.RingOptions;
import io.ringelection.access.Renewal;
import io.ringelection.core.RingNode;
import io.ringelection.core.step.Input;
import io.ringelection.core.wire.Message;
import io.ringelection.verticles.cluster.ClusterCare;
import io.ringelection.verticles.net.PeerSockets;
import io.ringelection.verticles.transport.Traffic;
import io.ringelection.verticles.transport.Transport;
import io.vertx.core.Future;
import io.vertx.core.Promise;
import io.vertx.core.internal.ContextInternal;
import java.time.Instant;
import java.util.concurrent.RejectedExecutionException;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * One node, from its creation to its end. Public methods may be called from any thread; everything
 * happens on the node's context.
 */
public final class LocalNode {
  private static final Logger LOG = LoggerFactory.getLogger(LocalNode.class);
  private static final long UPKEEP_MILLIS = 1000;
  private static final long OPENING_MILLIS = 3000;
  private static final long CLOSING_MILLIS = 1000;
  private static final String NEW_PROCESS =
      "a new process, or a new node on a new clustered Vert.x";
  private static final Input STOP = new Input.Stop();

  private final RingOptions options;
  private final long firstTerm;
  private final NodeId self;
  private final ContextInternal context;
  private final Voice voice;
  private final Board board;
  private final NodeDriver.Parts parts;
  private final Ties ties;
  private final Runnable gone;
  private final Renewal certificates;
  private final Timers timers;
  private final Promise<Void> opened = Promise.promise();
  private final Promise<Void> left = Promise.promise();
  private int roles;
  private boolean leaving;
  private boolean ended;
  private @Nullable NodeDriver driver;

  /**
   * A node that does nothing yet.
   *
   * @param roles bits of {@link Message}
   * @param loops where everything happens
   * @param gone called once, at the end
   */
  public LocalNode(
      RingOptions options,
      NodeId self,
      int roles,
      Listeners listeners,
      Loops loops,
      Runnable gone) {
    this.firstTerm = NodeConfigs.firstTerm(Instant.now());
    this.options = options;
    this.self = self;
    this.roles = roles;
    this.context = loops.node();
    this.timers = new Timers(context);
    this.voice = new Voice(loops);
    this.gone = gone;
    String ring = options.getName();
    Ownership ownership = new Ownership(options.getPartitions());
    PeerSockets sockets = PeerSockets.of(context.owner(), options.getTls());
    Transport transport = Transports.of(options, self, context, sockets);
    this.certificates = new Renewal(() -> sockets.renew(context.owner()));
    this.board =
        new Board(ring, self, options.getPartitions(), options.getQuorum().expected(), ownership);
    Notes notes = new Notes(ring, self, System.nanoTime());
    this.parts =
        new NodeDriver.Parts(
            ownership,
            board,
            listeners,
            new Facts(
                voice::publish,
                ring,
                self,
                listeners,
                line -> voice.after(() -> line.accept(notes.events()))),
            notes,
            transport,
            new Watchers(
                options, self, context, transport, sockets, dead -> offer(new Input.Dead(dead))),
            new Counters(NodeConfigs.timing(options).heartbeat()));
    this.ties =
        new Ties(
            ring, self, context, parts, voice, options.getClusterTimeoutMillis(), new Verdicts());
  }

  /** What it owns. */
  public Ownership ownership() {
    return parts.ownership();
  }

  /** What it tells. */
  public Board board() {
    return board;
  }

  /** What it has counted. May be called from any thread. */
  public RingFigures figures() {
    return parts.counters().figures(parts.transport().traffic());
  }

  /** What its transport has counted. */
  public Traffic traffic() {
    return parts.transport().traffic();
  }

  /** Starts the node if it is new; completes when others can reach it. */
  public Future<Void> start() {
    return enter(this::start);
  }

  private void start(Promise<Void> reachable) {
    if (ended) {
      reachable.fail(NodeErrors.closed(self));
    } else {
      started();
      opened.future().onComplete(reachable);
    }
  }

  /** Starts the node if it is new; completes as {@link io.ringelection.Ring#join} says. */
  public Future<Void> join() {
    return enter(this::join);
  }

  private void join(Promise<Void> joined) {
    if (ended) {
      joined.fail(NodeErrors.closed(self));
      return;
    }
    NodeDriver running = started();
    if (board.status().phase() == Phase.MEMBER) {
      joined.complete();
    } else {
      running
          .joins()
          .add(
              joined,
              options.getJoinTimeoutMillis(),
              () -> NodeErrors.tooLate(options, board.status()));
    }
  }

  /** Completes as {@link io.ringelection.Ring#leave} says. */
  public Future<Void> leave() {
    return enter(this::leave).otherwiseEmpty();
  }

  private void leave(Promise<Void> gone) {
    left.future().onComplete(gone);
    if (driver == null) {
      end();
    } else if (!leaving) {
      leaving = true;
      NodeDriver running = driver;
      timers.after(options.getLeaveTimeoutMillis(), () -> running.offer(STOP));
      running.offer(new Input.Leave());
    }
  }

  /** Changes what the node is willing to do. */
  public void roles(int news) {
    context.runOnContext(
        turn -> {
          roles = news;
          offer(new Input.Roles(news | Message.MAY_FOUND));
        });
  }

  /** Ends without a word, as if the process had died: others have to find out. */
  public Future<Void> crash() {
    parts.ownership().end();
    return enter(this::crash).otherwiseEmpty();
  }

  private void crash(Promise<Void> gone) {
    left.future().onComplete(gone);
    if (driver == null) {
      end();
    } else {
      driver.crash();
    }
  }

  private NodeDriver started() {
    NodeDriver running = driver;
    if (running == null) {
      running = create();
      driver = running;
      open(running);
    }
    return running;
  }

  private NodeDriver create() {
    long bornAt = Births.of(options.getName(), context.owner());
    RingNode node =
        new RingNode(NodeConfigs.of(options, self, roles, firstTerm, bornAt), System.nanoTime());
    long lateness = NodeConfigs.timing(options).heartbeat() / 2;
    return new NodeDriver(node, parts, context, lateness, this::end);
  }

  private void open(NodeDriver running) {
    // What was read when the node was created may be old by now.
    Future<Void> inbox =
        certificates
            .look()
            .compose(looked -> parts.watchers().light())
            .compose(
                place ->
                    ended
                        ? Future.succeededFuture()
                        : parts
                            .transport()
                            .open(new Arrivals(this::offer, parts.watchers()), place));
    Future<?> registered =
        Future.join(inbox, ties.open())
            .onFailure(why -> LOG.warn("{} cannot be asked for its state", self, why));
    Waits.atMost(context, OPENING_MILLIS, registered)
        .onComplete(
            attempted -> {
              opened.tryComplete();
              if (!ended) {
                timers.every(UPKEEP_MILLIS, running::tend);
                timers.every(UPKEEP_MILLIS, ties::tend);
                timers.every(Beat.PERIOD_MILLIS, parts.facts()::beat);
                timers.every(Renewal.PERIOD_MILLIS, certificates::look);
                running.tick();
              }
            });
  }

  private final class Verdicts implements ClusterCare.Verdicts {
    /** Nobody finds this node any more, and nothing that it tells is heard. */
    @Override
    public void ended() {
      if (driver != null) {
        driver.fail("the cluster manager of its Vert.x has ended", NEW_PROCESS);
      }
    }

    /** The ring still works; so the node hands over before it goes. */
    @Override
    public void silent() {
      if (driver != null && !leaving) {
        parts.notes().leaves("the cluster manager of its Vert.x answers nothing", NEW_PROCESS);
        board.failed(NEW_PROCESS);
        leave(Promise.promise());
      }
    }
  }

  private void offer(Input input) {
    if (driver != null) {
      driver.offer(input);
    }
  }

  private void end() {
    if (!ended) {
      ended = true;
      board.left();
      Births.ended(options.getName());
      opened.tryFail(NodeErrors.closed(self));
      timers.end();
      Waits.atMost(
              context,
              CLOSING_MILLIS,
              Future.join(
                  parts.transport().close(),
                  ties.close(),
                  parts.watchers().close(),
                  voice.silent()))
          .onComplete(
              closed -> {
                gone.run();
                left.complete();
              });
    }
  }

  /** Goes to the node's context; the answer comes back on the caller's. */
  private Future<Void> enter(Consumer<Promise<Void>> what) {
    Promise<Void> answer = context.owner().getOrCreateContext().promise();
    try {
      context.runOnContext(turn -> what.accept(answer));
    } catch (RejectedExecutionException vertxIsClosed) {
      answer.fail(NodeErrors.closed(self));
    }
    return answer.future();
  }
}
