package io.ringelection.verticles.driver;

import io.ringelection.OwnershipEvent;
import io.ringelection.RingEvent;
import io.ringelection.RingStatus;
import io.vertx.core.Context;
import io.vertx.core.Future;
import io.vertx.core.Handler;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.function.Function;
import java.util.function.Supplier;

/**
 * The application's handlers, several of each kind if it likes. Each gets its events in order, on
 * the context it was set from, and goes with the verticle of that context. May be added to from any
 * thread.
 */
public final class Listeners implements OwnershipEvent.Visitor<Future<Void>> {
  private final Supplier<Context> context;
  private final List<Listener<RingEvent.Assigned>> assigned = new CopyOnWriteArrayList<>();
  private final List<Listener<RingEvent.Revoking>> revoking = new CopyOnWriteArrayList<>();
  private final List<Listener<RingEvent.Revoked>> revoked = new CopyOnWriteArrayList<>();
  private final List<Listener<RingEvent.Lost>> lost = new CopyOnWriteArrayList<>();
  private final List<Listener<RingStatus>> status = new CopyOnWriteArrayList<>();

  /**
   * None yet.
   *
   * @param context the context for a handler that is set by the calling thread
   */
  public Listeners(Supplier<Context> context) {
    this.context = context;
  }

  public void onAssigned(Handler<RingEvent.Assigned> handler) {
    assigned.add(plain(handler));
  }

  public void onRevoking(Function<RingEvent.Revoking, Future<Void>> handler) {
    revoking.add(new Listener<>(context.get(), handler));
  }

  public void onRevoked(Handler<RingEvent.Revoked> handler) {
    revoked.add(plain(handler));
  }

  public void onLost(Handler<RingEvent.Lost> handler) {
    lost.add(plain(handler));
  }

  public void onStatus(Handler<RingStatus> handler) {
    status.add(plain(handler));
  }

  @Override
  public Future<Void> assigned(RingEvent.Assigned event) {
    return tell(assigned, event);
  }

  @Override
  public Future<Void> revoking(RingEvent.Revoking event) {
    return tell(revoking, event);
  }

  @Override
  public Future<Void> revoked(RingEvent.Revoked event) {
    return tell(revoked, event);
  }

  @Override
  public Future<Void> lost(RingEvent.Lost event) {
    return tell(lost, event);
  }

  void status(RingStatus now) {
    present(status).forEach(listener -> listener.tell(now));
  }

  private <E> Listener<E> plain(Handler<E> handler) {
    return new Listener<>(
        context.get(),
        event -> {
          handler.handle(event);
          return Future.succeededFuture();
        });
  }

  private static <E> Future<Void> tell(List<Listener<E>> listeners, E event) {
    return Future.join(present(listeners).stream().map(listener -> listener.tell(event)).toList())
        .mapEmpty();
  }

  private static <E> List<Listener<E>> present(List<Listener<E>> listeners) {
    listeners.removeIf(Listener::isGone);
    return listeners;
  }
}
