package io.ringelection.rx;

import io.reactivex.rxjava3.core.Completable;
import io.reactivex.rxjava3.disposables.Disposable;
import io.reactivex.rxjava3.disposables.SerialDisposable;
import io.reactivex.rxjava3.subjects.CompletableSubject;
import io.vertx.core.Future;
import io.vertx.core.Promise;
import java.util.function.Consumer;

/** One grant of a partition to this node, from Assigned to Revoked or Lost. */
public final class Tenure {
  private final int partition;
  private final long token;
  private final CompletableSubject revoking = CompletableSubject.create();
  private final Promise<Void> done = Promise.promise();
  private final SerialDisposable running = new SerialDisposable();

  Tenure(int partition, long token) {
    this.partition = partition;
    this.token = token;
  }

  /** The partition. */
  public int partition() {
    return partition;
  }

  /** The fencing token of the grant, for everything the work writes. */
  public long token() {
    return token;
  }

  /**
   * Completes when the node shall give the partition up: the work comes to its end then. Never
   * completes when the partition is lost: the work is disposed of instead.
   */
  public Completable revoking() {
    return revoking.hide();
  }

  void begin(Completable work, Consumer<Throwable> onFailure) {
    Disposable begun =
        work.subscribe(
            done::tryComplete,
            failure -> {
              done.tryComplete();
              onFailure.accept(failure);
            });
    running.set(begun);
  }

  /** Asks the work to come to its end; completes when it has. */
  Future<Void> finish() {
    revoking.onComplete();
    return done.future();
  }

  /** Ends the work at once, unless it has ended. */
  void end() {
    if (done.tryComplete()) {
      running.dispose();
    }
  }
}
