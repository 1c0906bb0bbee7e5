package io.ringelection;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertSame;

import io.reactivex.rxjava3.core.Completable;
import io.reactivex.rxjava3.core.Single;
import io.reactivex.rxjava3.subjects.CompletableSubject;
import java.lang.reflect.Method;
import java.lang.reflect.Modifier;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.OptionalLong;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/**
 * The generated RxJava 3 view has every method of {@link Ring} and hands it through; its rx methods
 * act on subscription only.
 */
class RxRingTest {
  private final Ring ring = new LoneRing();
  private final io.ringelection.rxjava3.Ring rx = io.ringelection.rxjava3.Ring.newInstance(ring);
  private final List<String> told = new ArrayList<>();

  @Test
  void everyMethodIsThere() {
    List<String> generated =
        Stream.of(io.ringelection.rxjava3.Ring.class.getMethods()).map(RxRingTest::shape).toList();
    List<String> missing =
        Stream.of(Ring.class.getMethods())
            .filter(method -> !Modifier.isStatic(method.getModifiers()))
            .map(RxRingTest::shape)
            .filter(shape -> !generated.contains(shape))
            .toList();
    assertEquals(List.of(), missing);
  }

  private static String shape(Method method) {
    return method.getName() + List.of(method.getParameterTypes());
  }

  @Test
  void joinWorksOnSubscription() {
    Completable join = rx.rxJoin();
    assertSame(Phase.NEW, rx.status().phase());
    join.test().assertComplete();
    assertSame(Phase.MEMBER, rx.status().phase());
    assertEquals(rx.node(), rx.status().node());
  }

  @Test
  void handlersAreToldAndLeaveWaitsForTheWork() {
    CompletableSubject work = CompletableSubject.create();
    rx.onAssigned(event -> told.add("assigned " + event.tokens().keySet()))
        .onRevoking(
            event -> {
              told.add("revoking");
              return work;
            })
        .onRevoked(event -> told.add("revoked"))
        .onLost(event -> told.add("lost"))
        .onStatus(status -> told.add(status.phase().name()));
    rx.rxJoin().test().assertComplete();
    var left = rx.rxLeave().test();
    left.assertNotComplete();
    work.onComplete();
    left.assertComplete();
    assertEquals(
        List.of("MEMBER", "assigned [0, 1, 2, 3]", "revoking", "LEFT", "revoked", "lost"), told);
  }

  @Test
  void workRunsUnderATokenAndFailuresComeThrough() {
    Duration none = Duration.ZERO;
    rx.rxExecute(1, none, token -> Single.just("never"))
        .map(Outcome::status)
        .test()
        .assertValue(Outcome.Status.NOT_OWNER);
    rx.rxJoin().test().assertComplete();
    rx.<String>rxExecute(1, none, token -> Single.just(Token.format(token)))
        .test()
        .assertValue(new Outcome<>(Outcome.Status.DONE, Token.of(1, 1), "1.1"));
    rx.<String>rxExecute(1, none, token -> Single.error(new IllegalStateException("broken")))
        .test()
        .assertError(IllegalStateException.class);
  }

  @Test
  void keysAndOwnershipAreThoseOfTheRing() {
    rx.rxJoin().test().assertComplete();
    assertEquals(ring.partitionOf("customer-42"), rx.partitionOf("customer-42"));
    assertEquals(ring.partitionOf("customer-42"), rx.partitionOf("customer-42".getBytes(UTF_8)));
    assertEquals(ring.partitionOf(42L), rx.partitionOf(42L));
    assertEquals(OptionalLong.of(Token.of(1, 1)), rx.token(0));
    assertEquals(4, rx.assignment().counts(List.of(ring.node()))[0]);
    assertEquals(ring.options(), rx.options());
  }
}
