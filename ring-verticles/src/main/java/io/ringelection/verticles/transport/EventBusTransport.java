package io.ringelection.verticles.transport;

import io.ringelection.NodeId;
import io.ringelection.RingAddresses;
import io.ringelection.core.wire.Codec;
import io.ringelection.core.wire.Envelope;
import io.vertx.core.Future;
import io.vertx.core.eventbus.EventBus;
import io.vertx.core.eventbus.MessageProducer;
import java.util.Collection;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.LongSupplier;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Over the event bus, with two addresses for each node: its own inbox and one for all. Nothing is
 * ever a request: a reply that does not come would be a timer for each message.
 */
public final class EventBusTransport implements Transport {
  private static final Logger LOG = LoggerFactory.getLogger(EventBusTransport.class);

  private final EventBus bus;
  private final String ring;
  private final NodeId self;
  private final LongSupplier clock;
  private final Traffic traffic = new Traffic();
  private final Peers peers;
  private final Lane toAll;
  private final Set<NodeId> acquainted = new HashSet<>();
  private final Silence silence;
  private @Nullable Subscription subscription;
  private @Nullable Receiver receiver;
  private @Nullable Inbox inbox;
  private @Nullable Inbox beside;
  private Place place = Place.NOWHERE;
  private boolean unreachable;
  private int knocks;

  /**
   * Not open yet.
   *
   * @param limit nanoseconds that a message may be under way; the lease
   * @param heartbeat nanoseconds between two probes of a node that does not read
   * @param clock the node's monotonic clock in nanoseconds
   */
  public EventBusTransport(
      EventBus bus, String ring, NodeId self, long limit, long heartbeat, LongSupplier clock) {
    this.bus = bus;
    this.ring = ring;
    this.self = self;
    this.clock = clock;
    this.peers = new Peers(limit, heartbeat);
    this.toAll = new Lane(heartbeat);
    this.silence = new Silence(clock.getAsLong());
  }

  @Override
  public Future<Void> open(Receiver whom, Place here) {
    place = here;
    receiver = whom;
    inbox = inbox(whom, silence);
    beside = inbox(whom, new Silence(clock.getAsLong()));
    subscription =
        new Subscription(
            bus,
            List.of(RingAddresses.inbox(ring, self), RingAddresses.inbox(ring)),
            message -> arrived(inbox, message.address(), message.body()));
    return register(subscription);
  }

  private Inbox inbox(Receiver whom, Silence unheard) {
    return new Inbox(self, peers, traffic, clock, whom::received, unheard);
  }

  private Future<Void> register(Subscription inbox) {
    return inbox
        .renew()
        .onComplete(
            done -> {
              unreachable = done.failed();
              if (unreachable) {
                LOG.warn("{} could not register its inbox and tries again", self, done.cause());
              }
            })
        .otherwiseEmpty();
  }

  @Override
  public void send(Envelope envelope) {
    post(envelope.to(), new Frame(clock.getAsLong(), Codec.encode(envelope)).bytes());
  }

  /** Sends a frame to a node, or to all when that is null. */
  void post(@Nullable NodeId to, byte[] frame) {
    if (to == null) {
      write(toAll, bus.publisher(RingAddresses.inbox(ring)), frame);
    } else {
      write(peers.of(to).lane, bus.sender(RingAddresses.inbox(ring, to)), frame);
    }
  }

  private void write(Lane lane, MessageProducer<Object> producer, byte[] frame) {
    if (!lane.admit(frame.length, clock.getAsLong())) {
      traffic.count(Traffic.Kind.HELD_BACK);
      return;
    }
    traffic.count(Traffic.Kind.SENT);
    producer
        .write(frame)
        .onComplete(
            written -> {
              lane.done(frame.length);
              if (written.failed()) {
                traffic.count(Traffic.Kind.FAILED);
              }
            });
  }

  /** One greeting to each node that is new: the event bus then keeps its address at hand. */
  @Override
  public void acquaint(Collection<NodeId> nodes) {
    acquainted.retainAll(nodes);
    for (NodeId node : nodes) {
      if (!node.equals(self) && acquainted.add(node)) {
        greet(node, false);
      }
    }
  }

  @Override
  public void ask(NodeId node) {
    greet(node, true);
  }

  private void greet(NodeId node, boolean wantsAnswer) {
    byte[] greeting = new Greeting(self, wantsAnswer, place).bytes();
    write(
        peers.of(node).lane,
        bus.sender(RingAddresses.inbox(ring, node)),
        new Frame(clock.getAsLong(), greeting).bytes());
  }

  /**
   * Takes a frame that came another way, which does not show that the inbox can be reached; returns
   * the greeting when it was one.
   */
  Optional<Greeting> arrived(byte[] frame) {
    return arrived(beside, "a link", frame);
  }

  private Optional<Greeting> arrived(@Nullable Inbox opened, String way, @Nullable Object body) {
    Optional<Greeting> greeting = opened == null ? Optional.empty() : opened.arrived(way, body);
    greeting.ifPresent(this::greeted);
    return greeting;
  }

  private void greeted(Greeting greeting) {
    if (receiver != null) {
      receiver.met(greeting.from(), greeting.place());
    }
    if (greeting.wantsAnswer()) {
      greet(greeting.from(), false);
    }
  }

  @Override
  public void tend(boolean othersKnown) {
    peers.tend();
    if (subscription == null) {
      return;
    }
    long now = clock.getAsLong();
    if (!othersKnown) {
      silence.broken(now);
    }
    boolean deaf = silence.tooLong(now);
    if (deaf) {
      LOG.warn("{} heard nothing of the others for a while: registers its inbox anew", self);
    }
    if (deaf || unreachable) {
      unreachable = false;
      renew();
    } else if (silence.isSuspicious(now)) {
      knock();
    }
  }

  @Override
  public void renew() {
    if (subscription != null) {
      traffic.count(Traffic.Kind.REGISTERED_ANEW);
      register(subscription).onComplete(ended -> {});
    }
  }

  /** Others may have no reason to write to this inbox: asks one after the other for a word. */
  private void knock() {
    knocks = acquainted.isEmpty() ? 0 : (knocks + 1) % acquainted.size();
    acquainted.stream().skip(knocks).findFirst().ifPresent(this::ask);
  }

  @Override
  public Traffic traffic() {
    return traffic;
  }

  @Override
  public Future<Void> close() {
    Subscription ending = subscription;
    subscription = null;
    return ending == null ? Future.succeededFuture() : ending.end().otherwiseEmpty();
  }
}
