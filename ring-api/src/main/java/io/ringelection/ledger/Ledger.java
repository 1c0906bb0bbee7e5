package io.ringelection.ledger;

import io.ringelection.OwnershipEvent;
import io.ringelection.Ring;
import java.io.BufferedWriter;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.lang.System.Logger;
import java.lang.System.Logger.Level;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.List;
import java.util.concurrent.ArrayBlockingQueue;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicLong;
import org.jspecify.annotations.Nullable;

/**
 * Writes the ledger of the nodes of this process, one JSON object per line, see {@link Entry}. Its
 * own thread looks at all partitions every millisecond or so and writes what has changed before it
 * looks again; a process that is killed leaves all lines but perhaps the last.
 *
 * <p>Looking costs one {@link Ring#token} per partition and millisecond: a few percent of a core
 * for 1024 partitions.
 */
public final class Ledger implements AutoCloseable {
  private static final Logger LOG = System.getLogger(Ledger.class.getName());
  private static final long LOOK_MILLIS = 1;
  private static final long STILL_NANOS = TimeUnit.MILLISECONDS.toNanos(10);
  private static final int MAX_WAITING = 10_000;

  private final BufferedWriter file;
  private final List<Sampler> samplers;
  private final BlockingQueue<Told> told = new ArrayBlockingQueue<>(MAX_WAITING);
  private final AtomicLong dropped = new AtomicLong();
  private final Thread thread = new Thread(this::run, "ledger");
  private volatile boolean closing;

  private Ledger(BufferedWriter file, List<Ring> rings) {
    this.file = file;
    this.samplers =
        rings.stream().map(ring -> new Sampler(ring, System::nanoTime, this::write)).toList();
    rings.forEach(this::listen);
    thread.setDaemon(true);
  }

  /**
   * Begins; lines are appended. To be called before the nodes join.
   *
   * @throws IOException when the file cannot be written
   */
  public static Ledger open(Path path, List<Ring> rings) throws IOException {
    BufferedWriter file =
        Files.newBufferedWriter(path, StandardOpenOption.CREATE, StandardOpenOption.APPEND);
    Ledger ledger = new Ledger(file, rings);
    ledger.thread.start();
    return ledger;
  }

  /**
   * The lines so far; a process that was killed may have left half a line at its end.
   *
   * @throws UncheckedIOException when there is no ledger
   */
  public static List<Entry> read(Path path) {
    try {
      String text = Files.readString(path);
      return text.substring(0, text.lastIndexOf('\n') + 1).lines().map(Entry::parse).toList();
    } catch (IOException unreadable) {
      throw new UncheckedIOException("ledger " + path + " cannot be read", unreadable);
    }
  }

  private void listen(Ring ring) {
    ring.onAssigned(event -> tell(Entry.Kind.ASSIGNED, event))
        .onRevoked(event -> tell(Entry.Kind.REVOKED, event))
        .onLost(event -> tell(Entry.Kind.LOST, event));
  }

  /** On an event loop: must not wait. */
  private void tell(Entry.Kind kind, OwnershipEvent event) {
    if (!told.offer(new Told(kind, event, System.nanoTime()))) {
      dropped.incrementAndGet();
    }
  }

  private void run() {
    try (file) {
      while (!closing) {
        samplers.forEach(Sampler::look);
        samplers.forEach(sampler -> sampler.confirm(STILL_NANOS));
        writeTold(told.poll(LOOK_MILLIS, TimeUnit.MILLISECONDS));
        file.flush();
      }
      writeTold(told.poll());
      samplers.forEach(Sampler::close);
    } catch (IOException | UncheckedIOException failed) {
      LOG.log(Level.ERROR, "the ledger ends: it cannot be written", failed);
    } catch (InterruptedException interrupted) {
      LOG.log(Level.ERROR, "the ledger ends: its thread was interrupted", interrupted);
    }
  }

  private void writeTold(@Nullable Told first) {
    if (dropped.getAndSet(0) > 0) {
      write(Entry.of(Entry.Kind.HOLE, "", System.nanoTime()));
    }
    for (Told next = first; next != null; next = told.poll()) {
      next.write(this::write);
    }
  }

  private void write(Entry entry) {
    try {
      file.write(entry.line());
      file.newLine();
    } catch (IOException failed) {
      throw new UncheckedIOException(failed);
    }
  }

  /** Ends in order: what happened until now is on record when this returns. Blocks shortly. */
  @Override
  public void close() {
    closing = true;
    try {
      thread.join();
    } catch (InterruptedException interrupted) {
      Thread.currentThread().interrupt();
    }
  }
}
