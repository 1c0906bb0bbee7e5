package io.ringelection.verticles.transport;

import io.ringelection.NodeId;
import io.ringelection.core.wire.Codec;
import io.ringelection.core.wire.Envelope;
import io.ringelection.verticles.net.PeerSockets;
import io.vertx.core.Future;
import io.vertx.core.internal.ContextInternal;
import io.vertx.core.net.SocketAddress;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Collections;
import java.util.List;
import java.util.Optional;
import java.util.function.LongSupplier;
import java.util.function.Supplier;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Over direct connections where there are some, over the event bus else. Nodes meet on the event
 * bus; from then on what they say to each other needs neither its addresses nor its cluster
 * manager, which takes seconds to mend after a split and can forget subscriptions for ever.
 */
public final class LinkedTransport implements Transport {
  private static final Logger LOG = LoggerFactory.getLogger(LinkedTransport.class);

  private static final int PATIENCE_IN_HEARTBEATS = 2;

  private final NodeId self;
  private final LongSupplier clock;
  private final EventBusTransport bus;
  private final Links links;
  private final int port;
  private final Supplier<List<SocketAddress>> doors;
  private Place here = Place.NOWHERE;
  private boolean closed;

  /**
   * Not open yet.
   *
   * @param bus what it stands on, with the same clock; not open yet
   * @param sockets makes the connections
   * @param heartbeat nanoseconds
   * @param port for connections of others, 0 for any
   * @param doors where nodes may be that this one has not met; asked when it is lost
   */
  public LinkedTransport(
      ContextInternal context,
      NodeId self,
      EventBusTransport bus,
      PeerSockets sockets,
      long heartbeat,
      LongSupplier clock,
      int port,
      Supplier<List<SocketAddress>> doors) {
    this.self = self;
    this.bus = bus;
    this.clock = clock;
    this.port = port;
    this.doors = doors;
    this.links =
        new Links(context, sockets, clock, PATIENCE_IN_HEARTBEATS * heartbeat, this::arrived);
  }

  @Override
  public Future<Void> open(Receiver receiver, Place place) {
    return links
        .listen(place.host(), port)
        .onFailure(
            why ->
                LOG.warn(
                    "{} takes no connections at {} port {}, so others reach it over the event bus only: {}",
                    self,
                    place.host(),
                    port,
                    why.toString()))
        .otherwise(0)
        .compose(
            actual -> {
              here = new Place(place.host(), place.beaconPort(), actual);
              links.introduce(framed(new Greeting(self, false, here).bytes()));
              // Who left meanwhile must not be registered: nobody would end that.
              return closed
                  ? Future.<Void>succeededFuture()
                  : bus.open(new Meeting(receiver), here);
            });
  }

  /** Notes where others are, too. */
  private final class Meeting implements Receiver {
    private final Receiver receiver;

    Meeting(Receiver receiver) {
      this.receiver = receiver;
    }

    @Override
    public void received(Envelope envelope) {
      receiver.received(envelope);
    }

    @Override
    public void met(NodeId node, Place place) {
      links.met(node, place);
      receiver.met(node, place);
    }
  }

  private void arrived(Link link, byte[] frame) {
    Optional<Greeting> greeting = bus.arrived(frame);
    greeting
        .filter(known -> !known.from().equals(self))
        .ifPresent(
            known -> {
              links.recognize(link, known.from());
              links.met(known.from(), known.place());
              NodeId sought = known.sought();
              if (sought != null) {
                tellOf(sought, link);
              }
            });
    if (!link.isIntroduced()) {
      link.close();
    }
  }

  /** Passes on how {@code sought} has greeted this node. */
  private void tellOf(NodeId sought, Link asking) {
    Place there = links.places().of(sought);
    if (there != null && asking.isIntroduced()) {
      links.answer(asking, framed(new Greeting(sought, false, there).bytes()));
    }
  }

  /**
   * The event bus may be in two halves still. Beyond what a link takes at once, others come first
   * the next time.
   */
  private void seek(List<NodeId> missing) {
    List<NodeId> mixed = new ArrayList<>(missing);
    Collections.shuffle(mixed);
    links
        .routes()
        .sendToOne(
            mixed.stream()
                .map(node -> framed(new Greeting(self, false, here, node).bytes()))
                .toList());
  }

  private byte[] framed(byte[] body) {
    return new Frame(clock.getAsLong(), body).bytes();
  }

  @Override
  public void send(Envelope envelope) {
    byte[] frame = framed(Codec.encode(envelope));
    NodeId to = envelope.to();
    if (to == null) {
      bus.traffic().count(Traffic.Kind.SENT, links.routes().sendToAll(frame));
      bus.post(null, frame);
    } else if (links.routes().send(to, frame)) {
      bus.traffic().count(Traffic.Kind.SENT);
    } else {
      bus.post(to, frame);
    }
  }

  @Override
  public void acquaint(Collection<NodeId> nodes) {
    links.keep(nodes.stream().filter(node -> !node.equals(self)).toList());
    bus.acquaint(nodes);
    links.places().missing().forEach(bus::ask);
  }

  @Override
  public void ask(NodeId node) {
    bus.ask(node);
  }

  @Override
  public void tend(boolean othersKnown) {
    links.tend();
    List<NodeId> missing = links.places().missing();
    if (!missing.isEmpty()) {
      missing.forEach(bus::ask);
      seek(missing);
    }
    if (links.places().isLost()) {
      links.knock(doors.get());
    }
    bus.tend(othersKnown);
  }

  /** The links need no cluster manager. */
  @Override
  public void renew() {
    bus.renew();
  }

  @Override
  public Traffic traffic() {
    return bus.traffic();
  }

  @Override
  public Future<Void> close() {
    closed = true;
    return Future.join(links.close(), bus.close()).mapEmpty();
  }
}
