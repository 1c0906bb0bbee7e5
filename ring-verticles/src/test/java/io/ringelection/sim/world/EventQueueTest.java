package io.ringelection.sim.world;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import org.junit.jupiter.api.Test;

/** Events come out by time, and in the order put in when their times are equal. */
class EventQueueTest {
  private record Entry(long time, int number) {}

  @Test
  void comesOutInOrder() {
    Dice dice = new Dice(5);
    EventQueue queue = new EventQueue();
    List<Entry> in = new ArrayList<>();
    List<Entry> out = new ArrayList<>();
    for (int i = 0; i < 5000; i++) {
      Entry entry = new Entry(dice.below(500), i);
      in.add(entry);
      queue.add(entry.time(), () -> out.add(entry));
    }
    while (!queue.isEmpty()) {
      long time = queue.nextAt();
      queue.poll().run();
      assertEquals(time, out.get(out.size() - 1).time());
    }
    in.sort(Comparator.comparingLong(Entry::time));
    assertEquals(in, out);
  }
}
