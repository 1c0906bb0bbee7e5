package io.ringelection.verticles.cluster;

import io.vertx.core.Future;
import io.vertx.core.Promise;
import io.vertx.core.internal.ContextInternal;
import io.vertx.core.spi.cluster.ClusterManager;
import java.util.List;
import java.util.concurrent.ThreadLocalRandom;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Looks after the cluster manager of one node's Vert.x. When it has ended, the node is told. When a
 * split has healed, everything is registered anew, more than once: the cluster manager may still be
 * taking away registrations of a node that it has just taken back. When it answers nothing for too
 * long, the node is told, too: its events reach nobody and it cannot mend that. To be used on the
 * node's context.
 */
public final class ClusterCare {
  private static final Logger LOG = LoggerFactory.getLogger(ClusterCare.class);

  /** Rounds after a heal at which registrations are renewed. */
  private static final List<Integer> RENEWALS = List.of(1, 3, 8);

  private static final int ROUNDS_BETWEEN_CHECKS = 15;

  private final ContextInternal context;
  private final ClusterWatch watch;
  private final Silence silence;
  private final @Nullable Registrations registrations;
  private final Runnable renew;
  private final Verdicts verdicts;

  /** What only a new process can mend. */
  public interface Verdicts {
    /** The cluster manager has ended for good. */
    void ended();

    /** It has answered nothing for too long. Told once. */
    void silent();
  }

  /** What the cluster manager knows of this node beside its inbox. */
  private record Registrations(Subscribers subscribers, SelfInfo self, OwnConsumers own) {}

  private int roundsSinceHeal = Integer.MAX_VALUE;
  private int rounds;

  /**
   * For the node that lives on {@code context}.
   *
   * @param addresses where the application may subscribe
   * @param own where the node itself listens on the event bus
   * @param patience milliseconds without an answer, 0 for ever; a part that is drawn is added
   * @param renew registers the node's own consumers anew
   * @param verdicts told on {@code context}
   */
  public ClusterCare(
      ContextInternal context,
      List<String> addresses,
      List<String> own,
      long patience,
      Runnable renew,
      Verdicts verdicts) {
    ClusterManager manager = context.owner().clusterManager();
    this.context = context;
    this.silence =
        new Silence(
            patience == 0 ? 0 : ThreadLocalRandom.current().nextLong(patience, 2 * patience));
    this.watch = new ClusterWatch(manager);
    this.registrations =
        manager == null
            ? null
            : new Registrations(
                new Subscribers(context.owner().eventBus(), manager, addresses),
                new SelfInfo(context.owner(), manager),
                new OwnConsumers(manager, own));
    this.renew = renew;
    this.verdicts = verdicts;
  }

  /** To be called once a second. */
  public void tend() {
    switch (watch.look()) {
      case ENDED -> verdicts.ended();
      case REJOINED -> {
        LOG.info("nodes of the cluster are back that were gone: registers everything anew");
        roundsSinceHeal = 0;
      }
      case WELL -> {}
    }
    if (registrations != null) {
      tend(registrations);
    }
  }

  private void tend(Registrations ours) {
    if (roundsSinceHeal < Integer.MAX_VALUE && RENEWALS.contains(++roundsSinceHeal)) {
      renew.run();
      ours.subscribers.announce();
      ask(() -> ours.self.tell().compose(told -> ours.subscribers.check()));
    } else if (rounds++ % ROUNDS_BETWEEN_CHECKS == 0) {
      ask(
          () ->
              ours.self
                  .check()
                  .compose(known -> ours.subscribers.check())
                  .compose(checked -> checkOwn(ours.own)));
    }
    if (silence.look()) {
      verdicts.silent();
    }
  }

  private Future<Void> checkOwn(OwnConsumers own) {
    Promise<Boolean> known = context.promise();
    own.check().onComplete(known);
    return known
        .future()
        .onSuccess(
            all -> {
              if (!all) {
                LOG.info("the cluster has lost where this node answers: registers it anew");
                renew.run();
              }
            })
        .mapEmpty();
  }

  private void ask(Supplier<Future<Void>> question) {
    if (!silence.isAsked()) {
      silence.asked();
      Promise<Void> answer = context.promise();
      question.get().onComplete(answer);
      answer
          .future()
          .onFailure(why -> LOG.debug("the cluster manager does not answer", why))
          .onComplete(known -> silence.answered(known.succeeded()));
    }
  }

  /** Ends what it has registered. */
  public void close() {
    if (registrations != null) {
      registrations.subscribers.close();
    }
  }
}
