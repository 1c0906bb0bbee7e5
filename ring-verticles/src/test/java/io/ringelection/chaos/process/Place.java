package io.ringelection.chaos.process;

import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

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

  /** Hazelcast's address here. */
  public String member() {
    return host + ':' + hazelcast;
  }

  /** Places on the loopback interface, by name of node. */
  public static Map<String, Place> onLoopback(List<String> names) throws IOException {
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
}
