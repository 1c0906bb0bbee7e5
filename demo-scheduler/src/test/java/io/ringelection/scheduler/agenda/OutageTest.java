package io.ringelection.scheduler.agenda;

import static org.junit.jupiter.api.Assertions.assertEquals;

import io.ringelection.Grant;
import io.ringelection.scheduler.Await;
import io.ringelection.scheduler.command.Commands;
import io.ringelection.scheduler.job.Command;
import io.ringelection.scheduler.job.Job;
import io.ringelection.scheduler.job.Misfire;
import io.ringelection.scheduler.job.RunState;
import io.ringelection.scheduler.job.Schedule;
import io.ringelection.scheduler.store.Store;
import io.ringelection.scheduler.store.Stores;
import io.ringelection.scheduler.store.Tally;
import io.vertx.core.Vertx;
import io.vertx.core.eventbus.Message;
import io.zonky.test.db.postgres.embedded.EmbeddedPostgres;
import java.io.IOException;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import java.util.Map;
import java.util.OptionalLong;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;

/** A database that goes away while a run is under way, and comes back. */
class OutageTest {
  private final Vertx vertx = Vertx.vertx();
  private final BlockingQueue<Message<Object>> asked = new LinkedBlockingQueue<>();
  private volatile boolean quick;

  private void answer(Message<Object> message) {
    if (quick) {
      message.reply("ok");
    } else {
      asked.add(message);
    }
  }

  @Test
  void whatEndedMeanwhileIsRecordedOnceAndNothingIsMissed()
      throws IOException, InterruptedException {
    try (EmbeddedPostgres server = EmbeddedPostgres.start()) {
      Proxy proxy = Await.result(Proxy.to(vertx, server.getPort()));
      String url = "postgresql://postgres:postgres@127.0.0.1:" + proxy.port() + "/postgres";
      Store store = Stores.open(vertx, url);
      vertx.eventBus().consumer("job", this::answer);
      keep(store);
      Message<Object> run = asked.poll(20, TimeUnit.SECONDS);
      proxy.cut();
      quick = true;
      run.reply("ok");
      Await.failure(store.recent(1));
      proxy.heal();
      Await.until("the run is recorded", () -> count(store) >= 3);
      Tally tally = Await.result(store.tally(Instant.EPOCH));
      assertEquals(0, tally.duplicates() + tally.missed() + tally.again());
      Await.result(vertx.close());
    }
  }

  private static long count(Store store) {
    return Await.result(
        store.tally(Instant.EPOCH).map(tally -> tally.count(RunState.OK)).otherwise(0L));
  }

  private void keep(Store store) {
    Command command = new Command.Bus("job", null, true, 20_000);
    Job job = new Job("job", Schedule.of("* * * * * *", "UTC"), command, Misfire.DEFAULT);
    vertx.runOnContext(
        call ->
            new Keeper(
                    vertx,
                    partition -> OptionalLong.of(5),
                    store,
                    new Commands(vertx),
                    Map.of(0, List.of(job)),
                    "n1",
                    InstantSource.system())
                .assigned(List.of(new Grant(0, 5, null))));
  }
}
