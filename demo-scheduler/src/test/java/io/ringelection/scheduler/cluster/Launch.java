package io.ringelection.scheduler.cluster;

import java.io.File;
import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;

/**
 * How a node is started.
 *
 * @param root the repository
 * @param folder where ledgers and logs go
 * @param database its URL
 * @param jobs the jobs file
 * @param ports of Hazelcast and of the web interface, by node
 */
record Launch(
    Path root, Path folder, String database, Path jobs, Map<String, List<Integer>> ports) {

  static Launch of(Path root, Path folder, String database, Path jobs) throws IOException {
    List<Integer> free = freePorts(2 * Cluster.NAMES.size());
    Map<String, List<Integer>> ports = new HashMap<>();
    for (int i = 0; i < Cluster.NAMES.size(); i++) {
      ports.put(Cluster.NAMES.get(i), free.subList(2 * i, 2 * i + 2));
    }
    return new Launch(root, folder, database, jobs, ports);
  }

  private static List<Integer> freePorts(int count) throws IOException {
    List<ServerSocket> sockets = new ArrayList<>();
    for (int i = 0; i < count; i++) {
      sockets.add(new ServerSocket(0, 1, InetAddress.getLoopbackAddress()));
    }
    List<Integer> ports = sockets.stream().map(ServerSocket::getLocalPort).toList();
    for (ServerSocket socket : sockets) {
      socket.close();
    }
    return ports;
  }

  NodeProcess start(String name, int number) throws IOException {
    Path ledger = folder.resolve(name + "-" + number + ".jsonl");
    Path log = folder.resolve(name + "-" + number + ".log");
    int hazelcast = ports.get(name).get(0);
    int web = ports.get(name).get(1);
    ProcessBuilder builder = new ProcessBuilder(command(name, hazelcast, web, ledger));
    builder.directory(root.toFile()).environment().put("PGPASSWORD", "postgres");
    builder.environment().keySet().removeIf(variable -> variable.startsWith("RING_"));
    return new NodeProcess(name, web, ledger, log, builder);
  }

  private List<String> command(String name, int hazelcast, int web, Path ledger) {
    String members =
        ports.values().stream()
            .map(pair -> "127.0.0.1:" + pair.get(0))
            .collect(Collectors.joining(","));
    return List.of(
        Path.of(System.getProperty("java.home"), "bin", "java").toString(),
        "@config/jvm.options",
        "-Xmx128m",
        // Several JVMs that start on few cores: the cheap compiler and collector get there sooner.
        "-XX:TieredStopAtLevel=1",
        "-XX:+UseSerialGC",
        "-Dvertx.hazelcast.config=config/hazelcast.xml",
        "-DHAZELCAST_CLUSTER=check-" + ProcessHandle.current().pid(),
        "-DHAZELCAST_MEMBERS=" + members,
        "-DHAZELCAST_PORT=" + hazelcast,
        "-cp",
        classPath(),
        "io.ringelection.scheduler.Main",
        "--cluster",
        "--plain",
        "--node=" + name,
        "--port=" + web,
        "--jobs=" + jobs.toAbsolutePath(),
        "--db=" + database,
        "--ledger=" + ledger.toAbsolutePath());
  }

  /** That of this process without the tests, whose configuration is not that of the program. */
  private static String classPath() {
    return Arrays.stream(System.getProperty("java.class.path").split(File.pathSeparator))
        .filter(entry -> !Path.of(entry).endsWith("test-classes"))
        .collect(Collectors.joining(File.pathSeparator));
  }
}
