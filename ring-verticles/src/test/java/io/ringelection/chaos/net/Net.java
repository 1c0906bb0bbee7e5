package io.ringelection.chaos.net;

import io.ringelection.chaos.process.Place;
import io.ringelection.chaos.process.Shell;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * A bridge on this machine with a network namespace for each node, in which packets can be dropped.
 * All names begin with the process's number; everything goes with {@link #close} or with the
 * process.
 */
public final class Net implements AutoCloseable {
  /** Port of the ring's own connections at each node. */
  public static final int LINK = 17001;

  private static final int HAZELCAST = 5701;
  private static final int BUS = 15701;
  private static final int WEB = 9000;

  private final Names names = Names.ofThisProcess();
  private final Map<String, Place> places = new LinkedHashMap<>();
  private final Thread cleaner = new Thread(this::remove, "net cleaner");

  /** The parts of the traffic between nodes that can be cut. */
  public enum Part {
    /** All of it. */
    ALL,
    /** Hazelcast's connections. */
    HAZELCAST,
    /** Those of the event bus. */
    BUS,
    /** The ring's own. */
    LINK
  }

  /** A place on the bridge for each node; all can reach each other, and this process all. */
  public Net(List<String> nodes) {
    Names.removeLeftovers();
    Runtime.getRuntime().addShutdownHook(cleaner);
    Shell.run("ip", "link", "add", names.bridge(), "type", "bridge");
    Shell.run("ip", "addr", "add", names.address(Names.HOST) + "/24", "dev", names.bridge());
    Shell.run("ip", "link", "set", names.bridge(), "up");
    for (String node : nodes) {
      int number = places.size() + 1;
      connect(number);
      places.put(
          node,
          new Place(
              List.of("ip", "netns", "exec", names.space(number)),
              names.address(number),
              HAZELCAST,
              BUS,
              WEB));
    }
  }

  private void connect(int number) {
    String space = names.space(number);
    String inside = names.inside(number);
    String outside = names.outside(number);
    Shell.run("ip", "netns", "add", space);
    Shell.run("ip", "link", "add", outside, "type", "veth", "peer", "name", inside);
    Shell.run("ip", "link", "set", inside, "netns", space);
    Shell.run("ip", "link", "set", outside, "master", names.bridge(), "up");
    Shell.run("ip", "-n", space, "addr", "add", names.address(number) + "/24", "dev", inside);
    Shell.run("ip", "-n", space, "link", "set", inside, "up");
    Shell.run("ip", "-n", space, "link", "set", "lo", "up");
  }

  /** True when this process may make networks here. */
  public static boolean isAllowed() {
    String space = Names.ofThisProcess().space(0);
    boolean allowed =
        Shell.tried("ip", "netns", "add", space)
            && Shell.tried("ip", "netns", "exec", space, "iptables", "-L", "INPUT");
    Shell.tried("ip", "netns", "del", space);
    return allowed;
  }

  /** Where the nodes are. */
  public Map<String, Place> places() {
    return places;
  }

  /** What {@code from} sends to {@code to} does not arrive any more. */
  public void cut(String from, String to, Part part) {
    switch (part) {
      case ALL -> drop(from, to, List.of());
      case HAZELCAST -> dropPort(from, to, HAZELCAST);
      case BUS -> dropPort(from, to, BUS);
      case LINK -> dropPort(from, to, LINK);
    }
  }

  private void dropPort(String from, String to, int port) {
    drop(from, to, List.of("-p", "tcp", "--dport", Integer.toString(port)));
    drop(from, to, List.of("-p", "tcp", "--sport", Integer.toString(port)));
  }

  private void drop(String from, String to, List<String> which) {
    List<String> command = new ArrayList<>(places.get(to).prefix());
    command.addAll(List.of("iptables", "-A", "INPUT", "-s", places.get(from).host()));
    command.addAll(which);
    command.addAll(List.of("-j", "DROP"));
    Shell.run(command.toArray(String[]::new));
  }

  /** Everything arrives again. */
  public void heal() {
    for (Place place : places.values()) {
      List<String> command = new ArrayList<>(place.prefix());
      command.addAll(List.of("iptables", "-F", "INPUT"));
      Shell.run(command.toArray(String[]::new));
    }
  }

  private void remove() {
    for (int number = 1; number <= places.size() + 1; number++) {
      Shell.tried("ip", "netns", "del", names.space(number));
    }
    Shell.tried("ip", "link", "del", names.bridge());
  }

  @Override
  public void close() {
    remove();
    Runtime.getRuntime().removeShutdownHook(cleaner);
  }
}
