package io.ringelection.verticles.grpc;

import static org.junit.jupiter.api.Assertions.assertEquals;

import io.reactivex.rxjava3.core.Completable;
import io.reactivex.rxjava3.core.Flowable;
import io.reactivex.rxjava3.disposables.CompositeDisposable;
import io.ringelection.Ring;
import io.ringelection.journal.Journal;
import io.ringelection.journal.JournalOptions;
import io.ringelection.rx.RxRing;
import io.ringelection.rx.Tenure;
import io.ringelection.verticles.Conditions;
import io.ringelection.verticles.TestRing;
import io.vertx.core.Future;
import io.vertx.core.Vertx;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.TimeUnit;
import java.util.stream.Collectors;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/**
 * An example: every partition is worked on by whoever owns it, by one node at a time, from before
 * the first join to after the last leave.
 */
class RxWorkTest {
  private final Map<Integer, String> workers = new ConcurrentHashMap<>();
  private final List<String> faults = new CopyOnWriteArrayList<>();
  private final CompositeDisposable running = new CompositeDisposable();
  private Vertx vertx;
  private TestRing ring;
  private Journal journal;

  @BeforeEach
  void start() {
    vertx = Vertx.vertx();
    ring = TestRing.on(vertx).steady();
    journal = Conditions.await("a journal", Journal.open(vertx, ring.name(), new JournalOptions()));
  }

  @AfterEach
  void stop() {
    running.dispose();
    Conditions.await("the end", vertx.close());
  }

  private Ring worker(String name) {
    Ring node = ring.create(name);
    running.add(
        RxRing.of(node, journal)
            .process(tenure -> work(name, tenure))
            .subscribe(() -> {}, this::fault));
    return node;
  }

  private void fault(Throwable fault) {
    faults.add(fault.toString());
  }

  /** Ticks until it is asked to finish, and then writes one last time. */
  private Completable work(String name, Tenure tenure) {
    return Completable.fromAction(() -> begin(name, tenure))
        .andThen(
            Flowable.interval(5, TimeUnit.MILLISECONDS)
                .takeUntil(tenure.revoking().toFlowable())
                .ignoreElements())
        .andThen(Completable.timer(2, TimeUnit.MILLISECONDS))
        .doOnComplete(() -> workers.remove(tenure.partition(), name))
        .doOnDispose(() -> workers.remove(tenure.partition(), name));
  }

  private void begin(String name, Tenure tenure) {
    String other = workers.put(tenure.partition(), name);
    if (other != null) {
      faults.add(tenure.partition() + " was still worked on by " + other);
    }
  }

  @Test
  void onePartitionOneWorker() {
    Ring first = worker("n1");
    Ring second = worker("n2");
    Conditions.await("two joins", Future.all(first.join(), second.join()));
    ring.settle();
    untilWorkIs("n1", 30, "n2", 30);

    Ring third = worker("n3");
    Conditions.await("a join", third.join());
    ring.settle();
    untilWorkIs("n1", 20, "n2", 20, "n3", 20);

    Ring leaving = ring.remove(ring.node(1));
    Conditions.await("a leave", leaving.leave());
    ring.settle();
    untilWorkIs("n1", 30, "n3", 30);

    assertEquals(List.of(), faults);
  }

  private void untilWorkIs(Object... expected) {
    Map<Object, Long> wanted = new HashMap<>();
    for (int i = 0; i < expected.length; i += 2) {
      wanted.put(expected[i], ((Integer) expected[i + 1]).longValue());
    }
    Conditions.until(
        vertx,
        "work is spread " + wanted,
        () ->
            workers.values().stream()
                .collect(Collectors.groupingBy(name -> (Object) name, Collectors.counting()))
                .equals(wanted));
  }
}
