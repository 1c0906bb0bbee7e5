package io.ringelection.verticles.cluster;

import static org.junit.jupiter.api.Assertions.assertEquals;

import io.ringelection.verticles.Conditions;
import io.vertx.core.Future;
import io.vertx.core.Promise;
import io.vertx.core.Vertx;
import io.vertx.core.VertxOptions;
import io.vertx.core.eventbus.EventBusOptions;
import io.vertx.core.spi.cluster.RegistrationInfo;
import io.vertx.test.fakecluster.FakeClusterManager;
import java.util.List;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** A subscription that the cluster has forgotten, though its consumer is still there. */
class SubscribersTest {
  private static final String ADDRESS = "ring.partitions";
  private final FakeClusterManager manager = new FakeClusterManager();
  private final AtomicInteger heard = new AtomicInteger();
  private Vertx here;
  private Vertx there;
  private Subscribers subscribers;

  @BeforeEach
  void open() {
    here = clustered(manager);
    there = clustered(new FakeClusterManager());
    subscribers = new Subscribers(here.eventBus(), manager, List.of(ADDRESS, "ring.members"));
  }

  private static Vertx clustered(FakeClusterManager manager) {
    VertxOptions options =
        new VertxOptions().setEventBusOptions(new EventBusOptions().setHost("127.0.0.1"));
    return Conditions.await(
        "clustered vertx",
        Vertx.builder().with(options).withClusterManager(manager).buildClustered());
  }

  @AfterEach
  void close() {
    Conditions.await("closed", Future.join(here.close(), there.close()));
    FakeClusterManager.reset();
  }

  @Test
  void theLostOneIsReplacedAndItsConsumerHearsAgain() {
    listen();
    subscribers.check();
    Conditions.await("forgotten", forget());
    assertEquals(0, registrations(ADDRESS));

    subscribers.check();
    Conditions.until(here, "a registration", () -> registrations(ADDRESS) == 1);
    Conditions.until(
        here,
        "an event",
        () -> {
          there.eventBus().publish(ADDRESS, "event");
          return heard.get() > 0;
        });
  }

  /** Subscribed during the split or just before it: no check has ever seen it. */
  @Test
  void whatWasLostBeforeAnybodySawItIsBackAfterTheHeal() {
    listen();
    Conditions.await("forgotten", forget());
    subscribers.check();
    assertEquals(0, registrations(ADDRESS));

    subscribers.announce();
    Conditions.until(
        here,
        "an event",
        () -> {
          there.eventBus().publish(ADDRESS, "event");
          return heard.get() > 0;
        });
    Conditions.await("forgotten again", forget());
    subscribers.check();
    Conditions.until(here, "a registration", () -> registrations(ADDRESS) == 1);
  }

  @Test
  void nothingIsAddedWhereNothingIsLost() {
    listen();
    subscribers.check();
    subscribers.check();

    assertEquals(1, registrations(ADDRESS));
    assertEquals(0, registrations("ring.members"));
  }

  @Test
  void announcingAndClosingLeaveTheApplicationsOwn() {
    listen();
    subscribers.check();
    subscribers.announce();
    Conditions.until(here, "another", () -> registrations(ADDRESS) == 2);
    subscribers.announce();
    subscribers.close();
    Conditions.until(here, "only its own", () -> registrations(ADDRESS) == 1);
  }

  private void listen() {
    Conditions.await(
        "subscribed",
        here.eventBus().consumer(ADDRESS, message -> heard.incrementAndGet()).completion());
  }

  private Future<Void> forget() {
    Promise<Void> forgotten = Promise.promise();
    manager.removeRegistration(ADDRESS, registered(ADDRESS).get(0), forgotten);
    return forgotten.future();
  }

  private int registrations(String address) {
    return registered(address).size();
  }

  private List<RegistrationInfo> registered(String address) {
    Promise<List<RegistrationInfo>> found = Promise.promise();
    manager.getRegistrations(address, found);
    List<RegistrationInfo> all = Conditions.await("registrations", found.future());
    return all == null ? List.of() : all;
  }
}
