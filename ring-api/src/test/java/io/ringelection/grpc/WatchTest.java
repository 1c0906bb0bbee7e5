package io.ringelection.grpc;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.ringelection.RingEvent;
import io.ringelection.SpeakingNode;
import io.ringelection.grpc.v1.Change;
import io.ringelection.grpc.v1.Notice;
import io.ringelection.grpc.v1.RingGrpcClient;
import io.ringelection.grpc.v1.Snapshot;
import io.ringelection.grpc.v1.WatchRequest;
import io.ringelection.journal.Journal;
import io.ringelection.journal.JournalOptions;
import io.ringelection.web.StubRing;
import io.vertx.core.Future;
import io.vertx.core.net.NetClient;
import io.vertx.core.net.NetServer;
import io.vertx.core.net.NetSocket;
import io.vertx.grpc.client.GrpcClient;
import io.vertx.grpc.client.GrpcClientRequest;
import io.vertx.grpc.client.GrpcClientResponse;
import io.vertx.grpc.common.GrpcStatus;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Streams of notices: what they tell, how they go on, how they end, and that they cost little. */
class WatchTest extends GrpcTest {
  private SpeakingNode node;

  @BeforeEach
  void speak() {
    node = await(new SpeakingNode(vertx, StubRing.N1).start());
    node.assign(3, 10);
    node.beat();
    until(() -> journal.picture().states().size() == 1);
  }

  @AfterEach
  void fallSilent() {
    await(node.stop());
  }

  @Override
  GrpcOptions options() {
    return new GrpcOptions().setMaxWatchers(2).setIdleMillis(2_000);
  }

  /** A watcher, and what it was told. */
  private final class Watching {
    final List<Notice> told = new CopyOnWriteArrayList<>();
    final GrpcClientRequest<WatchRequest, Notice> request;
    final Future<GrpcClientResponse<WatchRequest, Notice>> response;
    final Future<GrpcStatus> end;

    Watching(String after) {
      this(client, after);
    }

    Watching(GrpcClient client, String after) {
      request = await(client.request(address(), RingGrpcClient.Watch));
      // Before the question is sent: what comes while nobody listens is gone.
      response = request.response().onSuccess(answer -> answer.handler(told::add));
      end = response.compose(answer -> answer.end().otherwiseEmpty().map(ended -> answer.status()));
      await(request.end(WatchRequest.newBuilder().setAfter(after).build()));
    }

    Watching await(int notices) {
      until(() -> told.size() >= notices || end.isComplete());
      assertEquals(notices, told.size(), () -> told + " " + end);
      return this;
    }

    private <T> T await(Future<T> future) {
      return GrpcTest.await(future);
    }

    String last() {
      return told.get(told.size() - 1).getId();
    }
  }

  private RingEvent say(RingEvent event) {
    node.say(event);
    return event;
  }

  @Test
  void snapshotThenChanges() {
    Watching watching = new Watching("").await(1);
    Snapshot snapshot = watching.told.get(0).getSnapshot();
    assertEquals("n1@a1", snapshot.getStates(0).getNode());
    assertEquals(3, snapshot.getStates(0).getGrants(0).getPartition());
    assertEquals(10, snapshot.getStates(0).getGrants(0).getToken());

    say(node.assign(4, 11));
    say(node.lose(3));

    watching.await(3);
    Change assigned = watching.told.get(1).getChange();
    assertEquals(2, assigned.getSequence());
    assertEquals(4, assigned.getAssigned().getGrants(0).getPartition());
    Change lost = watching.told.get(2).getChange();
    assertEquals(3, lost.getSequence());
    assertEquals(3, lost.getLost().getGrants(0).getPartition());
  }

  @Test
  void goesOnBehindTheLastNoticeAlsoAtAnotherNode() {
    Watching first = new Watching("").await(1);
    say(node.assign(4, 11));
    first.await(2);
    first.request.cancel();
    say(node.assign(5, 12));
    until(() -> journal.last(10).size() >= 2);

    Watching here = new Watching(first.last()).await(1);
    assertEquals(3, here.told.get(0).getChange().getSequence());

    Journal other = await(Journal.open(vertx, "ring", new JournalOptions()));
    until(() -> other.picture().states().equals(journal.picture().states()));
    RingGrpcVerticle there = new RingGrpcVerticle(ring, other, options().setPort(0));
    String deployed = await(vertx.deployVerticle(there));
    RingGrpcVerticle one = face;
    face = there;
    Watching elsewhere = new Watching(here.last());
    say(node.assign(6, 13));
    elsewhere.await(1);
    here.await(2);
    face = one;

    assertEquals(4, here.told.get(1).getChange().getSequence());
    if (elsewhere.told.get(0).hasChange()) {
      assertEquals(here.told.get(1).getChange(), elsewhere.told.get(0).getChange());
    } else {
      assertTrue(elsewhere.told.get(0).getSnapshot().toString().contains("partition: 6"));
    }
    await(vertx.undeploy(deployed).compose(gone -> other.close()));
  }

  @Test
  void idsThatAreNoneBeginWithASnapshot() {
    for (String id : List.of("nonsense", "0", "\uD83D\uDE00", "x".repeat(4_000))) {
      Watching watching = new Watching(id).await(1);
      assertTrue(watching.told.get(0).hasSnapshot(), id);
      watching.request.cancel();
      awaitRoom();
    }
    Watching tooLong = new Watching("x".repeat(5_000));
    assertEquals(GrpcStatus.INVALID_ARGUMENT, await(tooLong.end));
  }

  /** Returns when the server has heard that a stream was cancelled. */
  private void awaitRoom() {
    Watching next;
    do {
      next = new Watching("");
      Watching asked = next;
      until(() -> !asked.told.isEmpty() || asked.end.isComplete());
    } while (next.told.isEmpty());
    next.request.cancel();
  }

  @Test
  void oneWatcherTooMany() {
    new Watching("").await(1);
    Watching second = new Watching("").await(1);
    assertEquals(GrpcStatus.RESOURCE_EXHAUSTED, await(new Watching("").end));

    second.request.cancel();
    awaitRoom();
  }

  @Test
  void watchersWhoseConnectionBreaksMakeRoom() {
    for (int i = 0; i < 3; i++) {
      GrpcClient own = GrpcClient.client(vertx);
      new Watching(own, "").await(1);
      new Watching(own, "").await(1);
      await(own.close());
      awaitRoom();
      awaitRoom();
    }
  }

  @Test
  void deadlineEndsTheStream() {
    GrpcClientRequest<WatchRequest, Notice> request =
        await(client.request(address(), RingGrpcClient.Watch));
    request.timeout(300, TimeUnit.MILLISECONDS);
    Future<End<Notice>> end = listen(request);
    await(request.end(WatchRequest.getDefaultInstance()));
    assertEquals(GrpcStatus.DEADLINE_EXCEEDED, await(end).status());
    awaitRoom();
    awaitRoom();
  }

  @Test
  void undeploymentAndTheEndOfTheJournalSayGoElsewhere() {
    Watching watching = new Watching("").await(1);
    await(journal.close());
    assertEquals(GrpcStatus.UNAVAILABLE, await(watching.end));

    journal = await(Journal.open(vertx, "ring", new JournalOptions()));
    redeploy(options());
    Watching next = new Watching("").await(1);
    await(vertx.undeploy(deployment));
    assertEquals(GrpcStatus.UNAVAILABLE, await(next.end));
    face = new RingGrpcVerticle(ring, journal, options().setPort(0));
    deployment = await(vertx.deployVerticle(face));
  }

  @Test
  void aQuietStreamOutlivesTheIdleTime() {
    Watching watching = new Watching("").await(1);
    AtomicInteger pings = new AtomicInteger();
    watching.request.connection().pingHandler(ping -> pings.incrementAndGet());
    // There are three in the idle time, which closes connections of clients that answer none.
    until(() -> pings.get() > 4);

    say(node.assign(4, 11));

    watching.await(2);
  }

  @Test
  void aDeadClientsStreamIsEnded() {
    // Takes what the client says and then nothing more: a client whose machine has gone.
    List<NetSocket> sides = new CopyOnWriteArrayList<>();
    NetClient onwards = vertx.createNetClient();
    NetServer between = vertx.createNetServer();
    between.connectHandler(
        near -> {
          near.pause();
          onwards
              .connect(face.actualPort(), "127.0.0.1")
              .onSuccess(
                  far -> {
                    sides.add(near);
                    sides.add(far);
                    near.handler(far::write);
                    far.handler(near::write);
                    near.resume();
                  });
        });
    await(between.listen(0, "127.0.0.1"));
    GrpcClient own = GrpcClient.client(vertx);
    GrpcClientRequest<WatchRequest, Notice> request =
        await(
            own.request(
                io.vertx.core.net.SocketAddress.inetSocketAddress(
                    between.actualPort(), "127.0.0.1"),
                RingGrpcClient.Watch));
    List<Notice> told = new CopyOnWriteArrayList<>();
    Future<?> response = request.response().onSuccess(answer -> answer.handler(told::add));
    await(request.end(WatchRequest.getDefaultInstance()));
    await(response);
    until(() -> !told.isEmpty());
    new Watching("").await(1);
    assertEquals(GrpcStatus.RESOURCE_EXHAUSTED, await(new Watching("").end));

    sides.get(0).handler(lost -> {});

    awaitRoom();
    await(Future.join(own.close(), between.close(), onwards.close()));
  }

  @Test
  void aWatcherThatDoesNotReadGetsASnapshotAndCostsNothing() {
    await(journal.close());
    journal = await(Journal.open(vertx, "ring", new JournalOptions().setCapacity(100)));
    redeploy(options());
    until(() -> journal.picture().states().size() == 1);
    GrpcClient own = GrpcClient.client(vertx);
    Watching slow = new Watching(own, "").await(1);
    GrpcClientResponse<WatchRequest, Notice> answer = await(slow.response);
    answer.pause();
    Watching quick = new Watching("").await(1);

    long last = 1;
    while (last < 3_000) {
      for (int i = 0; i < 50; i++) {
        last = say(node.assign(4, 100 + last)).sequence();
      }
      long said = last;
      until(() -> sequence(quick) == said || quick.end.isComplete());
    }
    assertEquals(last, quick.told.size(), "who reads is told all");
    answer.resume();
    long end = last;
    until(() -> sequence(slow) == end || slow.end.isComplete());

    assertTrue(slow.told.size() < last, "told " + slow.told.size() + " notices");
    assertTrue(
        slow.told.subList(1, slow.told.size()).stream().anyMatch(Notice::hasSnapshot),
        "what was left out is replaced by a snapshot");
    long sequence = 1;
    for (Notice notice : slow.told) {
      if (notice.hasChange()) {
        assertEquals(sequence + 1, notice.getChange().getSequence(), "nothing is left out");
        sequence = notice.getChange().getSequence();
      } else {
        sequence = sequence(notice);
      }
    }
    assertEquals(last, sequence);
    await(own.close());
  }

  private static long sequence(Watching watching) {
    return sequence(watching.told.get(watching.told.size() - 1));
  }

  private static long sequence(Notice notice) {
    return notice.hasChange()
        ? notice.getChange().getSequence()
        : notice.getSnapshot().getStates(0).getSequence();
  }
}
