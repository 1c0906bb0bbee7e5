package io.ringelection.verticles;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.ringelection.Quorum;
import io.ringelection.Ring;
import io.ringelection.RingOptions;
import io.ringelection.ledger.Entry;
import io.ringelection.ledger.Entry.Kind;
import io.ringelection.ledger.Ledger;
import io.vertx.core.Vertx;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The ledger of a real node that owns everything and leaves. */
class LedgerTest {
  private static final int PARTITIONS = 8;

  @TempDir private Path folder;
  private final Vertx vertx = Vertx.vertx();
  private final Ring ring =
      Ring.create(vertx, new RingOptions().setPartitions(PARTITIONS).setQuorum(Quorum.single()));

  @AfterEach
  void close() {
    Conditions.await("the end", vertx.close());
  }

  @Test
  void tellsWhatTheNodeAnsweredAndWhatItWasTold() throws IOException {
    Path file = folder.resolve("ledger.jsonl");
    long begin = System.nanoTime();
    Ledger ledger = Ledger.open(file, List.of(ring));
    Conditions.await("the end", ring.join());
    Conditions.until(vertx, "everything is owned", () -> ring.status().owned() == PARTITIONS);
    List<Long> tokens =
        IntStream.range(0, PARTITIONS).mapToObj(p -> ring.token(p).orElseThrow()).toList();
    Conditions.until(
        vertx, "all seen", () -> of(Kind.SEEN, Ledger.read(file)).size() == PARTITIONS);
    Conditions.await("the end", ring.leave());
    ledger.close();

    List<Entry> entries = Ledger.read(file);
    assertEquals(new Entry(Kind.OPENED, id(), 0, 0, PARTITIONS, 0), timeless(entries.get(0)));
    assertEquals(Kind.CLOSED, entries.get(entries.size() - 1).kind());
    assertEquals(tokens, tokens(Kind.SEEN, entries));
    assertEquals(tokens, tokens(Kind.GONE, entries));
    assertEquals(tokens, tokens(Kind.ASSIGNED, entries));
    assertTrue(entries.stream().allMatch(entry -> entry.node().equals(id())));
    assertTrue(entries.stream().allMatch(entry -> begin <= entry.from()));
    assertTrue(entries.stream().allMatch(entry -> entry.from() <= entry.to()));
  }

  @Test
  void aLineIsReadAsItWasWritten() {
    Entry entry = new Entry(Kind.SEEN, "n1@5f", Long.MAX_VALUE - 1, Long.MAX_VALUE, 3, 1L << 62);

    assertEquals(entry, Entry.parse(entry.line()));
  }

  private String id() {
    return ring.node().toString();
  }

  private static Entry timeless(Entry entry) {
    return new Entry(entry.kind(), entry.node(), 0, 0, entry.partition(), entry.token());
  }

  private static List<Long> tokens(Kind kind, List<Entry> entries) {
    return of(kind, entries).stream().map(Entry::token).toList();
  }

  /** Rising by partition. */
  private static List<Entry> of(Kind kind, List<Entry> entries) {
    return entries.stream()
        .filter(entry -> entry.kind() == kind)
        .sorted((a, b) -> Integer.compare(a.partition(), b.partition()))
        .toList();
  }
}
