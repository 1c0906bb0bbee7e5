package io.ringelection.chaos.process;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.Map;
import java.util.Optional;

/**
 * Wall clocks that can be set, each for the whole process of a node, Hazelcast and all, while the
 * clock of the machine and its monotonic one stay what they are: {@code src/test/c/wall_clock.c},
 * loaded before anything else, adds what a file of the node says.
 *
 * <p>Rejected: libfaketime. It also changes how long a JVM waits, so that all of its waits spin;
 * five nodes kept two cores at a load of 60 and never became a ring.
 *
 * @param library to be loaded into each node
 * @param folder of the files
 */
public record Clocks(Path library, Path folder) {
  /** Why there are none, for people. */
  public static final String WHY_NOT = "there is no C compiler, cc, to build wall_clock.c with";

  /** Builds the library; empty where that cannot be done. */
  public static Optional<Clocks> in(Path folder) {
    Path source = Launch.root().resolve("ring-verticles/src/test/c/wall_clock.c");
    Path library = folder.resolve("wall_clock.so").toAbsolutePath();
    boolean isBuilt =
        Shell.tried(
            "cc", "-shared", "-fPIC", "-O2", "-o", library.toString(), source.toString(), "-ldl");
    return isBuilt ? Optional.of(new Clocks(library, folder)) : Optional.empty();
  }

  /** Sets the clock of a node off by so much, at once. */
  public void set(String node, long millis) {
    ByteBuffer number = ByteBuffer.allocate(Long.BYTES).order(ByteOrder.nativeOrder());
    number.putLong(0, millis);
    try (FileChannel file =
        FileChannel.open(file(node), StandardOpenOption.CREATE, StandardOpenOption.WRITE)) {
      file.write(number);
    } catch (IOException failed) {
      throw new UncheckedIOException(failed);
    }
  }

  Map<String, String> environment(String node) {
    // The clock of a machine stays off when a process starts again.
    if (Files.notExists(file(node))) {
      set(node, 0);
    }
    return Map.of(
        "LD_PRELOAD", library.toString(),
        "WALL_CLOCK_FILE", file(node).toString());
  }

  private Path file(String node) {
    return folder.resolve(node + ".clock").toAbsolutePath();
  }
}
