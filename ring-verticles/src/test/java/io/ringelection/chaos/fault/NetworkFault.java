package io.ringelection.chaos.fault;

import io.ringelection.chaos.net.Net.Part;
import java.util.List;

/** Packets between some nodes do not arrive. */
abstract class NetworkFault implements Fault {
  private final Kind kind;

  private NetworkFault(Kind kind) {
    this.kind = kind;
  }

  @Override
  public Kind kind() {
    return kind;
  }

  /** A majority and a minority that do not hear each other. */
  static final class Halves extends NetworkFault {
    Halves() {
      super(Kind.HALVES);
    }

    @Override
    public String begin(Stage stage) {
      List<String> order = stage.shuffled();
      int half = order.size() / 2;
      List<String> few = order.subList(0, half);
      stage.part(few, order.subList(half, order.size()), Part.ALL);
      return few + " against the others";
    }
  }

  /** Some speak and are not heard, though they hear. */
  static final class OneWay extends NetworkFault {
    OneWay() {
      super(Kind.ONE_WAY);
    }

    @Override
    public String begin(Stage stage) {
      List<String> order = stage.shuffled();
      int count = 1 + stage.random().nextInt(2);
      List<String> mute = order.subList(0, count);
      for (String from : mute) {
        order.subList(count, order.size()).forEach(to -> stage.net().cut(from, to, Part.ALL));
      }
      return mute + " not heard by the others";
    }
  }

  /** Two halves that do not hear each other, and one node that hears and is heard by both. */
  static final class Bridge extends NetworkFault {
    Bridge() {
      super(Kind.BRIDGE);
    }

    @Override
    public String begin(Stage stage) {
      List<String> order = stage.shuffled();
      int half = order.size() / 2;
      stage.part(order.subList(0, half), order.subList(half + 1, order.size()), Part.ALL);
      return order.get(half) + " between " + order.subList(0, half) + " and the others";
    }
  }

  /** Each node hears a majority, and no two the same. */
  static final class Majorities extends NetworkFault {
    Majorities() {
      super(Kind.MAJORITIES);
    }

    @Override
    public String begin(Stage stage) {
      List<String> order = stage.shuffled();
      for (int i = 0; i < order.size(); i++) {
        String far = order.get((i + order.size() / 2) % order.size());
        stage.part(List.of(order.get(i)), List.of(far), Part.ALL);
      }
      return "in the order " + order;
    }
  }

  /** Nobody hears the leader, and it hears nobody. */
  static final class LeaderAlone extends NetworkFault {
    LeaderAlone() {
      super(Kind.LEADER_ALONE);
    }

    @Override
    public String begin(Stage stage) {
      List<String> order = stage.shuffled();
      String leader = stage.crew().leader().orElse(order.get(0));
      order.remove(leader);
      stage.part(List.of(leader), order, Part.ALL);
      return leader;
    }
  }

  /** Hazelcast sees two halves, the event bus and the ring see each other. */
  static final class HazelcastPort extends NetworkFault {
    HazelcastPort() {
      super(Kind.HAZELCAST_PORT);
    }

    @Override
    public String begin(Stage stage) {
      return port(stage, Part.HAZELCAST);
    }
  }

  /** Hazelcast sees everybody, and the event bus fails between two halves. */
  static final class BusPort extends NetworkFault {
    BusPort() {
      super(Kind.BUS_PORT);
    }

    @Override
    public String begin(Stage stage) {
      return port(stage, Part.BUS);
    }
  }

  /** Only what nodes say to each other directly is lost between two halves. */
  static final class LinkPort extends NetworkFault {
    LinkPort() {
      super(Kind.LINK_PORT);
    }

    @Override
    public String begin(Stage stage) {
      return port(stage, Part.LINK);
    }
  }

  private static String port(Stage stage, Part part) {
    List<String> order = stage.shuffled();
    int few = 1 + stage.random().nextInt(2);
    stage.part(order.subList(0, few), order.subList(few, order.size()), part);
    return order.subList(0, few) + " against the others";
  }
}
