package io.ringelection.chaos.process;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;

/**
 * Where a node runs.
 *
 * @param prefix what its command begins with, to run there
 * @param host address its ports listen at
 * @param hazelcast port of Hazelcast
 * @param bus port of the event bus
 * @param web port of the web interface
 */
public record Place(List<String> prefix, String host, int hazelcast, int bus, int web) {
  private static final int PORTS = 3;
  private static final int FIRST_PORT = 20_000;
  private static final int PORT_COUNT = 12_000;

  /** Hazelcast's address here. */
  public String member() {
    return host + ':' + hazelcast;
  }

  /** Places on the loopback interface, by name of node. */
  public static Map<String, Place> onLoopback(List<String> names) {
    List<Integer> free = freePorts(PORTS * names.size());
    Map<String, Place> places = new LinkedHashMap<>();
    for (int i = 0; i < names.size(); i++) {
      int first = PORTS * i;
      places.put(
          names.get(i),
          new Place(
              List.of(), "127.0.0.1", free.get(first), free.get(first + 1), free.get(first + 2)));
    }
    return places;
  }

  /**
   * Below those that the system gives to whoever connects: a node may start much later, and must
   * find its ports as free as they are now.
   */
  private static List<Integer> freePorts(int count) {
    List<ServerSocket> sockets = new ArrayList<>();
    try {
      Random random = new Random();
      while (sockets.size() < count) {
        open(FIRST_PORT + random.nextInt(PORT_COUNT)).ifPresent(sockets::add);
      }
      return sockets.stream().map(ServerSocket::getLocalPort).toList();
    } finally {
      sockets.forEach(Place::close);
    }
  }

  private static Optional<ServerSocket> open(int port) {
    try {
      return Optional.of(new ServerSocket(port, 1, InetAddress.getLoopbackAddress()));
    } catch (IOException taken) {
      return Optional.empty();
    }
  }

  private static void close(ServerSocket socket) {
    try {
      socket.close();
    } catch (IOException failed) {
      throw new UncheckedIOException(failed);
    }
  }
}
