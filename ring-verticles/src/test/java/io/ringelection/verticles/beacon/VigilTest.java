package io.ringelection.verticles.beacon;

import static org.junit.jupiter.api.Assertions.assertEquals;

import io.ringelection.NodeId;
import io.ringelection.verticles.Conditions;
import io.ringelection.verticles.net.PeerSockets;
import io.vertx.core.Future;
import io.vertx.core.Promise;
import io.vertx.core.Vertx;
import io.vertx.core.VertxOptions;
import io.vertx.core.dns.AddressResolverOptions;
import io.vertx.core.internal.ContextInternal;
import io.vertx.core.internal.VertxInternal;
import io.vertx.core.net.SocketAddress;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Function;
import java.util.function.Supplier;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Where a vigil looks when it is in doubt, and for how long it is. */
class VigilTest {
  private static final NodeId WATCHED = new NodeId("watched", 7);
  private static final String NAME = "beacon.test";

  @TempDir private Path folder;
  private final List<Sight.Kind> seen = new CopyOnWriteArrayList<>();
  private final AtomicInteger proofs = new AtomicInteger();
  private final AtomicInteger looks = new AtomicInteger();
  private Vertx vertx;
  private ContextInternal context;
  private Telescope telescope;

  @BeforeEach
  void open() throws IOException {
    leads("127.0.0.1");
    vertx =
        Vertx.vertx(
            new VertxOptions()
                .setAddressResolverOptions(
                    new AddressResolverOptions()
                        .setHostsPath(hosts().toString())
                        .setHostsRefreshPeriod(1)));
    context = ((VertxInternal) vertx).getOrCreateContext();
    telescope = new Telescope(context, PeerSockets.PLAIN, Watching.RING);
  }

  @AfterEach
  void close() {
    Conditions.await("vertx closed", vertx.close());
  }

  private Path hosts() {
    return folder.resolve("hosts");
  }

  /** From now on the name stands for this address. */
  private void leads(String address) throws IOException {
    Files.writeString(hosts(), address + ' ' + NAME + '\n');
  }

  private Counterpart beacon(int port) {
    return Counterpart.saying(
        vertx, port, socket -> Sign.on(socket, Watching.RING, WATCHED).line());
  }

  private Vigil vigil(SocketAddress at) {
    return vigil(at, this::look);
  }

  private Vigil vigil(SocketAddress at, Function<SocketAddress, Future<Sight>> telescope) {
    return on(() -> new Vigil(context, telescope, WATCHED, at, proofs::incrementAndGet));
  }

  /** A vigil whose first look in doubt has this outcome. */
  private Vigil vigilInDoubt(SocketAddress at, Future<Sight> outcome) {
    return vigil(at, there -> looks.incrementAndGet() == 2 ? outcome : look(there));
  }

  private Future<Sight> look(SocketAddress at) {
    return telescope.look(at).onSuccess(sight -> seen.add(sight.kind()));
  }

  private <T> T on(Supplier<T> deed) {
    return Conditions.await(
        "a turn", Future.future(done -> context.runOnContext(turn -> done.complete(deed.get()))));
  }

  private void until(Vigil vigil, Vigil.State state) {
    Conditions.until(vertx, "the state " + state, () -> vigil.state() == state);
  }

  @Test
  void aNameThatLeadsElsewhereByNowIsNotAskedInDoubt() throws IOException {
    Counterpart beacon = beacon(0);
    SocketAddress at = SocketAddress.inetSocketAddress(beacon.address().port(), NAME);
    Vigil vigil = vigil(at);
    until(vigil, Vigil.State.WATCHING);
    leads("127.0.0.2");
    Sight elsewhere = Conditions.await("a look by name", telescope.look(at));
    assertEquals(Sight.Kind.REFUSED, elsewhere.kind());

    beacon.endConnections();
    beacon.untilAccepted(2);
    until(vigil, Vigil.State.WATCHING);
    assertEquals(0, proofs.get());

    beacon.close();
    until(vigil, Vigil.State.OVER);
    assertEquals(1, proofs.get());
  }

  @Test
  void whatIsRefusedLongAfterTheEndProvesNothing() {
    Counterpart beacon = beacon(0);
    SocketAddress at = beacon.address();
    Vigil vigil = vigil(at);
    until(vigil, Vigil.State.WATCHING);
    beacon.fallSilent();
    beacon.endConnections();
    until(vigil, Vigil.State.DOUBTING);
    until(vigil, Vigil.State.SEEKING);
    beacon.close();
    Conditions.until(vertx, "a refusal", () -> seen.contains(Sight.Kind.REFUSED));

    Counterpart again = beacon(at.port());
    until(vigil, Vigil.State.WATCHING);
    assertEquals(0, proofs.get());
    again.close();
    until(vigil, Vigil.State.OVER);
    assertEquals(1, proofs.get());
  }

  /** As where a port is closed while a connection to it is just being made. */
  @Test
  void aLookThatIsNeverAnsweredHoldsUpNoOther() {
    Counterpart beacon = beacon(0);
    Vigil vigil = vigilInDoubt(beacon.address(), Promise.<Sight>promise().future());
    until(vigil, Vigil.State.WATCHING);

    beacon.close();
    until(vigil, Vigil.State.OVER);
    assertEquals(1, proofs.get());
  }

  /** A look that was begun in another doubt says nothing in this one. */
  @Test
  void aRefusalFromBeforeProvesNothing() {
    Counterpart beacon = beacon(0);
    Promise<Sight> before = Promise.promise();
    Vigil vigil = vigilInDoubt(beacon.address(), before.future());
    until(vigil, Vigil.State.WATCHING);
    beacon.endConnections();
    Conditions.until(vertx, "a second look", () -> looks.get() > 2);
    until(vigil, Vigil.State.WATCHING);
    beacon.fallSilent();
    beacon.endConnections();
    until(vigil, Vigil.State.DOUBTING);

    on(() -> before.tryComplete(Sight.REFUSED));
    assertEquals(Vigil.State.DOUBTING, on(vigil::state));
    assertEquals(0, proofs.get());
  }
}
