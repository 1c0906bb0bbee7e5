package io.ringelection.scheduler;

import io.ringelection.access.AccessOptions;
import io.ringelection.access.Binding;
import io.ringelection.access.Role;
import io.ringelection.access.TokenOptions;
import io.ringelection.scheduler.store.Database;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Option;

/** The command line. Ring options come from the file of {@code --ring} and from RING_ variables. */
final class Settings {
  static final int MAX_NODES = 9;
  private static final int MAX_PORT = 65_535;

  @Option(
      names = "--nodes",
      paramLabel = "N",
      description =
          "Nodes in this process, 1 to 9, named n1, n2 and so on. Default: ${DEFAULT-VALUE}.",
      defaultValue = "3")
  int nodes;

  @Option(names = "--cluster", description = "One node in this process, clustered over Hazelcast.")
  boolean cluster;

  @Option(
      names = "--node",
      paramLabel = "NAME",
      description = "Name of the node, with --cluster. Default: host and process.")
  @Nullable String node;

  @Option(
      names = "--host",
      paramLabel = "ADDRESS",
      description =
          "Where the interfaces of the nodes listen; 0.0.0.0 for everywhere. Default: ${DEFAULT-VALUE}.",
      defaultValue = "127.0.0.1")
  String host = "";

  @Option(
      names = "--token-file",
      paramLabel = "FILE",
      description = "Who asks a node about the ring must show the token in this file.")
  @Nullable Path tokenFile;

  @Option(
      names = "--operator-token-file",
      paramLabel = "FILE",
      description =
          "Who shows the token in this file may also have a node leave; the process ends when its nodes have left.")
  @Nullable Path operatorTokenFile;

  @Option(
      names = "--anonymous",
      description = "Whoever reaches a node may ask it about the ring, also from other machines.")
  boolean anonymous;

  @Option(
      names = "--port",
      paramLabel = "PORT",
      description =
          "Port of the first node's web interface; further nodes take the next ones; 0 for any free. Default: ${DEFAULT-VALUE}.",
      defaultValue = "9000")
  int port;

  @Option(
      names = "--grpc-port",
      paramLabel = "PORT",
      description =
          "Port of the first node's gRPC interface, on the address of --host; further nodes take the next ones; 0 for any free. Default: no gRPC.")
  @Nullable Integer grpcPort;

  @Option(
      names = "--bus-host",
      paramLabel = "ADDRESS",
      description = "Where the event bus listens, with --cluster. Default: Hazelcast's address.")
  @Nullable String busHost;

  @Option(
      names = "--bus-port",
      paramLabel = "PORT",
      description =
          "Port of the event bus, with --cluster; 0 for any free. Default: ${DEFAULT-VALUE}.",
      defaultValue = "0")
  int busPort;

  @Option(
      names = "--jobs",
      paramLabel = "FILE",
      description = "The jobs. Default: ${DEFAULT-VALUE}.",
      defaultValue = "config/jobs.json")
  Path jobs = Path.of("");

  @Option(
      names = "--ring",
      paramLabel = "FILE",
      description =
          "Options of the ring as JSON; RING_ variables go before them. Default: ${DEFAULT-VALUE}.",
      defaultValue = "config/ring.json")
  Path ring = Path.of("");

  @Option(
      names = "--db",
      paramLabel = "URL",
      description = {
        "jdbc:h2:mem:NAME, jdbc:h2:file:PATH or",
        "postgresql://USER@HOST:PORT/NAME, with the password in PGPASSWORD.",
        "Default: ${DEFAULT-VALUE}."
      },
      defaultValue = Database.DEFAULT_URL)
  String db = "";

  @Option(
      names = "--keep",
      paramLabel = "TIME",
      description = "How long finished runs stay on record. Default: ${DEFAULT-VALUE}.",
      converter = Converters.OfSpan.class,
      defaultValue = "168h")
  Duration keep = Duration.ZERO;

  @Option(
      names = "--ledger",
      paramLabel = "FILE",
      description = "Record of what the nodes own, as lines of JSON, for checks.")
  @Nullable Path ledger;

  @Option(
      names = "--kill",
      paramLabel = "NODE@TIME",
      converter = Converters.OfKill.class,
      description = "Kill a node of this process after a time, as in n2@15s.")
  @Nullable Kill kill;

  @Option(
      names = "--for",
      paramLabel = "TIME",
      converter = Converters.OfSpan.class,
      description = "End after a time, as in 60s.")
  @Nullable Duration end;

  @Option(names = "--plain", description = "Lines instead of the live table.")
  boolean plain;

  @Option(
      names = {"-h", "--help"},
      usageHelp = true,
      description = "Show this and end.")
  boolean help;

  /** One sentence on settings that contradict each other. */
  Optional<String> problem() {
    if (nodes < 1 || nodes > MAX_NODES) {
      return Optional.of("--nodes is " + nodes + ": use 1 to " + MAX_NODES);
    }
    if (!isFirstPort(port)) {
      return Optional.of("--port is " + port + ": use 0 to " + (MAX_PORT - count() + 1));
    }
    if (grpcPort != null && !isFirstPort(grpcPort)) {
      return Optional.of("--grpc-port is " + grpcPort + ": use 0 to " + (MAX_PORT - count() + 1));
    }
    if (!isPort(busPort)) {
      return Optional.of("--bus-port is " + busPort + ": use 0 to " + MAX_PORT);
    }
    if (!Binding.isLoopback(host) && tokenFile == null && operatorTokenFile == null && !anonymous) {
      return Optional.of(
          "--host is "
              + host
              + ", which other machines reach: add --token-file FILE, or --anonymous to let everybody read");
    }
    if (cluster && kill != null) {
      return Optional.of("--kill is for nodes of one process: with --cluster, kill the process");
    }
    if (cluster && db.startsWith("jdbc:h2:mem:") && !db.equals(Database.DEFAULT_URL)) {
      return Optional.of(
          "--db is " + db + ", which other processes cannot reach: use PostgreSQL with --cluster");
    }
    if (cluster && db.equals(Database.DEFAULT_URL)) {
      return Optional.of(
          "--cluster needs a database that all processes reach: use --db postgresql://USER@HOST:PORT/NAME");
    }
    return cluster ? Optional.empty() : embeddedProblem();
  }

  private Optional<String> embeddedProblem() {
    if (node != null) {
      return Optional.of("--node is for --cluster: nodes of one process are named n1 to n" + nodes);
    }
    if (busHost != null || busPort != 0) {
      return Optional.of(
          "--bus-host and --bus-port are for --cluster: nodes of one process need no network");
    }
    Kill named = kill;
    return named == null || named.node().matches("n[1-" + nodes + "]")
        ? Optional.empty()
        : Optional.of("--kill names '" + named.node() + "': use n1 to n" + nodes);
  }

  /** Who may ask, and who may have a node leave. */
  AccessOptions access() {
    AccessOptions access = new AccessOptions().setAllowAnonymous(anonymous);
    if (tokenFile != null) {
      access.addToken(new TokenOptions().setName("reader").setTokenFile(tokenFile.toString()));
    }
    if (operatorTokenFile != null) {
      access.addToken(
          new TokenOptions()
              .setName("operator")
              .setRole(Role.OPERATE)
              .setTokenFile(operatorTokenFile.toString()));
    }
    return access;
  }

  /** The port of a node's interface when that of the first node is {@code first}. */
  static int port(int first, int node) {
    return first == 0 ? 0 : first + node;
  }

  /** Nodes in this process. */
  int count() {
    return cluster ? 1 : nodes;
  }

  /** True when there is a port for each node, from this one on. */
  private boolean isFirstPort(int first) {
    return isPort(first) && isPort(port(first, count() - 1));
  }

  private static boolean isPort(int number) {
    return number >= 0 && number <= MAX_PORT;
  }
}
