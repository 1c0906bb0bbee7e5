package io.ringelection.sim.explore;

import io.ringelection.core.step.Input;
import io.ringelection.core.step.Timing;
import io.ringelection.core.wire.Message;
import io.ringelection.sim.explore.Scope.Command;
import io.ringelection.sim.explore.Scope.Cut;
import io.ringelection.sim.explore.Scope.Limits;
import io.ringelection.sim.explore.Scope.Order;
import java.util.ArrayList;
import java.util.List;

/** The scopes that are explored, by name. */
final class Scopes {
  /** Few heartbeats in a lease: few events in its life. All clocks agree. */
  private static final Timing SHORT = new Timing(50, 120, 60, 10, 1, 30, 0, 0);

  /** A lease outlives the election of another leader. */
  private static final Timing LONG = new Timing(40, 120, 50, 10, 1, 30, 0, 0);

  /** A lease outlives three elections. */
  private static final Timing LONGER = new Timing(40, 200, 50, 10, 1, 30, 0, 0);

  private Scopes() {}

  static List<Scope> all() {
    return List.of(
        founding(),
        failover(),
        crash(),
        move(),
        lapse(),
        viewChange(),
        handOver(),
        disorder(),
        cascade());
  }

  /** The scope of that name. */
  static Scope of(String name) {
    return all().stream().filter(scope -> scope.name().equals(name)).findFirst().orElseThrow();
  }

  private static Scope founding() {
    return new Scope(
        "founding",
        "3 nodes that know nobody, messages in any order",
        3,
        0,
        1,
        3,
        List.of(),
        SHORT,
        14,
        Order.ANY,
        1,
        new Limits(1, 0, 0, 1, 0, 3),
        List.of(),
        List.of());
  }

  private static Scope failover() {
    return new Scope(
        "failover",
        "a ring of 3 whose network is cut and mended twice",
        3,
        3,
        3,
        3,
        List.of(),
        SHORT,
        90,
        Order.PROMPT,
        2,
        new Limits(0, 0, 0, 0, 2, 3),
        withPair(),
        List.of());
  }

  private static Scope crash() {
    return new Scope(
        "crash",
        "a ring of 3 in which processes end and start",
        3,
        3,
        2,
        3,
        List.of(),
        SHORT,
        60,
        Order.PROMPT,
        3,
        new Limits(2, 1, 1, 0, 0, 3),
        List.of(),
        List.of());
  }

  private static Scope move() {
    return new Scope(
        "move",
        "a node joins a ring of 2, messages are late",
        3,
        2,
        3,
        3,
        List.of(),
        SHORT,
        60,
        Order.PROMPT,
        2,
        new Limits(0, 0, 1, 1, 0, 3),
        List.of(),
        List.of(new Command(2, new Input.Roles(Message.MAY_LEAD))));
  }

  /**
   * The first leader has ended the lease of the third node, which the second leader renews; and now
   * the first and the third find each other.
   */
  private static Scope cascade() {
    return new Scope(
        "cascade",
        "four leaders within two leases",
        3,
        3,
        3,
        3,
        List.of(new Cut(81, 3), new Cut(121, 2), new Cut(281, 0)),
        LONGER,
        70,
        Order.PROMPT,
        3,
        new Limits(0, 0, 1, 0, 2, 5),
        withPair(),
        List.of());
  }

  /** The splits of three nodes; and the first and the third that do not hear each other. */
  private static List<Links> withPair() {
    List<Links> links = new ArrayList<>(Links.splits(3));
    links.add(Links.pairs(3).get(1));
    return links;
  }

  private static Scope lapse() {
    return new Scope(
        "lapse",
        "a node joins a ring of 2, and is cut off",
        3,
        2,
        3,
        3,
        List.of(),
        SHORT,
        70,
        Order.PROMPT,
        3,
        new Limits(0, 0, 1, 0, 2, 3),
        List.of(Links.splits(3).get(1)),
        List.of());
  }

  private static Scope viewChange() {
    return new Scope(
        "view",
        "a ring of 4 with 3 voters changes them",
        4,
        4,
        2,
        3,
        List.of(),
        SHORT,
        100,
        Order.PROMPT,
        2,
        new Limits(0, 0, 0, 0, 2, 3),
        Links.splits(4),
        List.of());
  }

  private static Scope handOver() {
    return new Scope(
        "hand-over",
        "the only voter of a ring of 3 goes",
        3,
        3,
        3,
        1,
        List.of(),
        LONG,
        60,
        Order.PROMPT,
        2,
        new Limits(0, 0, 1, 0, 1, 3),
        Links.splits(3),
        List.of(new Command(0, new Input.Leave())));
  }

  private static Scope disorder() {
    return new Scope(
        "disorder",
        "a ring of 3, messages in any order",
        3,
        3,
        1,
        3,
        List.of(),
        SHORT,
        12,
        Order.ANY,
        1,
        new Limits(1, 1, 0, 1, 0, 3),
        List.of(),
        List.of());
  }
}
