package io.ringelection.verticles.driver;

import static org.junit.jupiter.api.Assertions.assertEquals;

import io.ringelection.Cause;
import io.ringelection.NodeId;
import io.ringelection.Phase;
import io.ringelection.Quorum;
import io.ringelection.RingEvent;
import io.ringelection.RingOptions;
import io.ringelection.core.RingNode;
import io.ringelection.core.wire.Envelope;
import io.ringelection.core.wire.Message;
import io.ringelection.verticles.Conditions;
import io.ringelection.verticles.net.PeerSockets;
import io.ringelection.verticles.transport.Place;
import io.ringelection.verticles.transport.Traffic;
import io.ringelection.verticles.transport.Transport;
import io.vertx.core.Context;
import io.vertx.core.Future;
import io.vertx.core.Vertx;
import io.vertx.core.internal.ContextInternal;
import java.util.Collection;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** A node whose own logic breaks must own nothing afterwards. */
class NodeDriverTest {
  private static final NodeId SELF = new NodeId("n1", 1);

  private final Vertx vertx = Vertx.vertx();
  private final RingOptions options =
      RingOptions.fast().setNode("n1").setPartitions(8).setQuorum(Quorum.single());
  private final Ownership ownership = new Ownership(8);
  private final Board board = new Board("ring", SELF, 8, 1, ownership);
  private final Listeners listeners = new Listeners(vertx::getOrCreateContext);
  private final BrittleTransport transport = new BrittleTransport();
  private final List<String> ends = new CopyOnWriteArrayList<>();

  @AfterEach
  void close() {
    Conditions.await("vertx closed", vertx.close());
  }

  /** Breaks the rule that a transport never throws. */
  private static final class BrittleTransport implements Transport {
    private volatile boolean broken;

    @Override
    public Future<Void> open(Receiver receiver, Place place) {
      return Future.succeededFuture();
    }

    @Override
    public void ask(NodeId node) {}

    @Override
    public void acquaint(Collection<NodeId> nodes) {}

    @Override
    public void send(Envelope envelope) {
      if (broken) {
        throw new IllegalStateException("broken on purpose");
      }
    }

    @Override
    public void tend(boolean othersKnown) {}

    @Override
    public void renew() {}

    @Override
    public Traffic traffic() {
      throw new UnsupportedOperationException();
    }

    @Override
    public Future<Void> close() {
      return Future.succeededFuture();
    }
  }

  private NodeDriver driver(Context context) {
    long now = System.nanoTime();
    int roles = Message.MAY_LEAD | Message.MAY_OWN;
    RingNode node =
        new RingNode(NodeConfigs.of(options, SELF, roles, 1, now - TimeUnit.HOURS.toNanos(1)), now);
    Notes notes = new Notes("ring", SELF, now);
    NodeDriver.Parts parts =
        new NodeDriver.Parts(
            ownership,
            board,
            listeners,
            new Facts(
                (address, body) -> vertx.eventBus().publish(address, body.get()),
                "ring",
                SELF,
                listeners,
                line -> line.accept(notes.events())),
            notes,
            transport,
            new Watchers(
                options, SELF, (ContextInternal) context, transport, PeerSockets.PLAIN, dead -> {}),
            new Counters(TimeUnit.MILLISECONDS.toNanos(250)));
    return new NodeDriver(node, parts, context, TimeUnit.SECONDS.toNanos(1), () -> ends.add("end"));
  }

  @Test
  void dropsEverythingAndEndsWhenItsOwnLogicBreaks() {
    List<RingEvent.Lost> lost = new CopyOnWriteArrayList<>();
    listeners.onLost(lost::add);
    Context context = vertx.getOrCreateContext();
    context.runOnContext(turn -> driver(context).tick());
    Conditions.until(vertx, "all owned", () -> ownership.owned() == 8);

    transport.broken = true;
    Conditions.until(vertx, "the end", () -> ends.equals(List.of("end")));

    assertEquals(0, ownership.owned());
    assertEquals(Phase.LEFT, board.status().phase());
    Conditions.until(vertx, "told", () -> lost.size() == 1);
    assertEquals(Cause.SHUTDOWN, lost.get(0).cause());
    assertEquals(8, lost.get(0).grants().size());
  }
}
