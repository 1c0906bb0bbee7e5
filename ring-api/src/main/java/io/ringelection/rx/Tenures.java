package io.ringelection.rx;

import io.reactivex.rxjava3.core.Completable;
import io.reactivex.rxjava3.functions.Function;
import io.ringelection.Grant;
import io.vertx.core.Future;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Consumer;
import java.util.stream.Stream;

/** The work of one subscriber on the partitions of this node. */
final class Tenures {
  private final Function<Tenure, Completable> work;
  private final Consumer<Throwable> onFailure;
  private final Map<Integer, Tenure> running = new ConcurrentHashMap<>();

  /**
   * Nothing is worked on.
   *
   * @param onFailure is told when work fails
   */
  Tenures(Function<Tenure, Completable> work, Consumer<Throwable> onFailure) {
    this.work = work;
    this.onFailure = onFailure;
  }

  /** Begins to work on each; a former grant of the same partition has no say any more. */
  void begin(List<Grant> grants) {
    for (Grant grant : grants) {
      Tenure tenure = new Tenure(grant.partition(), grant.token());
      Tenure former = running.put(grant.partition(), tenure);
      if (former != null) {
        former.end();
      }
      tenure.begin(Completable.defer(() -> work.apply(tenure)), onFailure);
    }
  }

  /** Completes when the work on all of them has come to its end. */
  Future<Void> finish(List<Grant> grants) {
    return Future.join(grants.stream().flatMap(this::of).map(Tenure::finish).toList()).mapEmpty();
  }

  /** Ends the work on each at once. */
  void end(List<Grant> grants) {
    grants.stream()
        .flatMap(this::of)
        .filter(tenure -> running.remove(tenure.partition(), tenure))
        .forEach(Tenure::end);
  }

  private Stream<Tenure> of(Grant grant) {
    return Stream.ofNullable(running.get(grant.partition()))
        .filter(tenure -> tenure.token() == grant.token());
  }

  /** Ends all work at once. */
  void endAll() {
    running.values().forEach(Tenure::end);
    running.clear();
  }
}
