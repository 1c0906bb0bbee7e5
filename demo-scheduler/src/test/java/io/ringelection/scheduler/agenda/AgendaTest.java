package io.ringelection.scheduler.agenda;

import static org.junit.jupiter.api.Assertions.assertEquals;

import io.ringelection.scheduler.Await;
import io.vertx.core.Vertx;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class AgendaTest {
  private final Vertx vertx = Vertx.vertx();
  private final List<Integer> done = new CopyOnWriteArrayList<>();

  @AfterEach
  void close() {
    Await.result(vertx.close());
  }

  @Test
  void thingsAreDoneInTheOrderOfTheirTime() {
    Instant now = Instant.now();
    List<Integer> places = new ArrayList<>(List.of(-5, -1, 0, 10, 20, 30, 31));
    List<Integer> shuffled = new ArrayList<>(places);
    Collections.reverse(shuffled);
    vertx.runOnContext(
        run -> {
          Agenda<Integer> agenda = new Agenda<>(vertx, InstantSource.system(), done::add);
          agenda.add(now.plusSeconds(3600), 99);
          shuffled.forEach(place -> agenda.add(now.plusMillis(place), place));
        });
    Await.until("all are done", () -> done.size() == places.size());
    assertEquals(places, done);
  }

  @Test
  void anEarlierThingMovesTheTimer() {
    vertx.runOnContext(
        run -> {
          Agenda<Integer> agenda = new Agenda<>(vertx, InstantSource.system(), done::add);
          agenda.add(Instant.now().plusSeconds(3600), 1);
          agenda.add(Instant.MIN, 2);
        });
    Await.until("the earlier is done", () -> done.equals(List.of(2)));
  }

  @Test
  void whatIsRemovedIsNotDone() {
    vertx.runOnContext(
        run -> {
          Agenda<Integer> agenda = new Agenda<>(vertx, InstantSource.system(), done::add);
          agenda.add(Instant.MIN, 1);
          agenda.add(Instant.MIN, 2);
          agenda.removeIf(thing -> thing == 1);
        });
    Await.until("the other is done", () -> done.equals(List.of(2)));
  }

  @Test
  void aHandlerMayAdd() {
    vertx.runOnContext(
        run -> {
          List<Agenda<Integer>> self = new ArrayList<>();
          self.add(
              new Agenda<>(
                  vertx,
                  InstantSource.system(),
                  thing -> {
                    done.add(thing);
                    if (thing < 100) {
                      self.get(0).add(Instant.now(), thing + 1);
                    }
                  }));
          self.get(0).add(Instant.now(), 0);
        });
    Await.until("a hundred follow", () -> done.size() == 101);
  }
}
