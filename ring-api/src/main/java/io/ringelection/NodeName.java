package io.ringelection;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;

/** The name of a node that nobody named: its host and its process. */
final class NodeName {
  private static final String OF_PROCESS =
      of(hostName(System.getenv()), ProcessHandle.current().pid());
  private static final int MAX_LENGTH = 64;

  private NodeName() {}

  static String ofProcess() {
    return OF_PROCESS;
  }

  static String of(String host, long pid) {
    String end = "-" + pid;
    String clean = host.strip().replaceAll("[^A-Za-z0-9._-]", "-");
    return (clean.isEmpty()
            ? "node"
            : clean.substring(0, Math.min(clean.length(), MAX_LENGTH - end.length())))
        + end;
  }

  /**
   * Asks no name service: options are made on event loops, and a resolver may block for seconds.
   */
  private static String hostName(Map<String, String> env) {
    for (String variable : new String[] {"HOSTNAME", "COMPUTERNAME"}) {
      String value = env.get(variable);
      if (value != null && !value.isBlank()) {
        return value;
      }
    }
    try {
      return Files.readString(Path.of("/etc/hostname"));
    } catch (IOException none) {
      return "";
    }
  }
}
