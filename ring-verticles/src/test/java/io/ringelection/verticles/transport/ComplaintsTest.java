package io.ringelection.verticles.transport;

import static org.junit.jupiter.api.Assertions.assertEquals;

import org.junit.jupiter.api.Test;

class ComplaintsTest {
  @Test
  void oneLineForEachIntervalTellsHowManyThereWere() {
    Complaints complaints = new Complaints(10);
    long lines = 0;
    long told = 0;
    for (long now = 0; now <= 100; now++) {
      long count = complaints.due(now);
      lines += count > 0 ? 1 : 0;
      told += count;
    }
    assertEquals(11, lines);
    assertEquals(101, told);
  }
}
