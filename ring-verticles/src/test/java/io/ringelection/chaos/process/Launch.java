package io.ringelection.chaos.process;

import io.ringelection.RingOptions;
import io.ringelection.chaos.node.NodeMain;
import io.ringelection.chaos.node.NodeSettings;
import java.io.IOException;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;

/**
 * How nodes are started.
 *
 * @param folder where ledgers and logs go
 * @param options of the ring
 * @param places by name of node
 * @param duty of all processes
 * @param clocks that the nodes look at, empty for that of the machine
 */
public record Launch(
    Path folder,
    RingOptions options,
    Map<String, Place> places,
    Duty duty,
    Optional<Clocks> clocks) {

  /** An empty folder below {@code target} of this module. */
  public static Path folder(String name) throws IOException {
    Path folder = root().resolve("ring-verticles/target").resolve(name);
    Files.createDirectories(folder);
    try (DirectoryStream<Path> files = Files.newDirectoryStream(folder, "n*")) {
      for (Path file : files) {
        Files.delete(file);
      }
    }
    return folder;
  }

  /** The folder with {@code config}; tests run in that of their module. */
  public static Path root() {
    Path here = Path.of("").toAbsolutePath();
    return Files.exists(here.resolve("config/hazelcast.xml")) ? here : here.getParent();
  }

  NodeProcess start(String name, int number) throws IOException {
    Place place = places.get(name);
    Path ledger = folder.resolve(name + '-' + number + ".jsonl").toAbsolutePath();
    Path log = folder.resolve(name + '-' + number + ".log");
    ProcessBuilder builder = new ProcessBuilder(command(name, place, ledger));
    builder.directory(root().toFile());
    builder.environment().keySet().removeIf(variable -> variable.startsWith("RING_"));
    clocks.ifPresent(clock -> builder.environment().putAll(clock.environment(name)));
    return new NodeProcess(name, place.host() + ':' + place.web(), ledger, log, builder);
  }

  /** Only root is heeded; others are warned. */
  private static boolean isRoot() {
    return System.getProperty("user.name").equals("root");
  }

  private List<String> command(String name, Place place, Path ledger) {
    RingOptions own = new RingOptions(options).setNode(name);
    List<String> command = new ArrayList<>(place.prefix());
    command.addAll(
        List.of(
            Path.of(System.getProperty("java.home"), "bin", "java").toString(),
            "@config/jvm.options",
            "-Xmx128m",
            // Several JVMs that start on few cores: the cheap compiler and collector get there
            // sooner.
            "-XX:TieredStopAtLevel=1",
            "-XX:+UseSerialGC",
            // All nodes share few cores, and all have much to do when one dies.
            "-XX:ThreadPriorityPolicy=" + (isRoot() ? 1 : 0),
            "-Dlogback.configurationFile=config/logback.xml",
            "-DRING_LOG_LEVEL=" + System.getProperty("RING_LOG_LEVEL", "INFO"),
            "-Dvertx.hazelcast.config=config/hazelcast.xml",
            "-DHAZELCAST_CLUSTER=" + folder.getFileName() + '-' + ProcessHandle.current().pid(),
            "-DHAZELCAST_MEMBERS="
                + places.values().stream().map(Place::member).collect(Collectors.joining(",")),
            "-DHAZELCAST_PORT=" + place.hazelcast(),
            "-DHAZELCAST_LOOPBACK=" + place.prefix().isEmpty(),
            "-cp",
            System.getProperty("java.class.path"),
            NodeMain.class.getName(),
            new NodeSettings(
                    own,
                    place.host(),
                    place.bus(),
                    place.web(),
                    duty == Duty.WATCHED ? ledger.toString() : "",
                    duty != Duty.IDLE)
                .line()));
    return command;
  }
}
