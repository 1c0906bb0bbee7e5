package io.ringelection.sim;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.ringelection.NodeId;
import io.ringelection.core.step.Effect;
import io.ringelection.core.step.Input;
import io.ringelection.sim.check.Invariant;
import io.ringelection.sim.world.Dice;
import io.ringelection.sim.world.Observer;
import io.ringelection.sim.world.Setting;
import io.ringelection.sim.world.SimNode;
import io.ringelection.sim.world.World;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.EnumSet;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/**
 * Nodes join and leave one by one, in an order drawn at random, between 1 and 12 of them. After
 * each change every partition has one owner, loads differ by one at most, and not one partition
 * more has moved than that takes.
 */
class BalanceTest {
  private static final int NODES = 12;
  private static final int CHANGES = 30;
  private static final int FEWER_CHANGES = 12;
  private static final int MANY = 10_000;
  private static final int MOVES_AT_ONCE = 256;
  private static final long LIMIT = 60 * Setting.SEC;
  private static final long QUIET = 2 * Setting.SEC;

  private final Grants grants = new Grants();
  private World world;

  @ParameterizedTest
  @ValueSource(ints = {1, 2, 10, 100, 1024, 16384})
  void movesTheFewest(int partitions) {
    Observer laws = Invariant.checkers(EnumSet.allOf(Invariant.class));
    world = Worlds.calm(NODES, partitions, 1, MOVES_AT_ONCE, Observer.of(List.of(grants, laws)));
    world.start(0, true);
    assertTrue(settled(), "the first node owns all");
    Dice dice = new Dice(partitions);
    int changes = partitions > MANY ? FEWER_CHANGES : CHANGES;
    for (int i = 0; i < changes; i++) {
      boolean join = world.live().size() == 1 || (world.live().size() < NODES && dice.chance(0.6));
      if (join) {
        join(dice, partitions);
      } else {
        leave(dice.any(world.live()), partitions);
      }
    }
  }

  private void join(Dice dice, int partitions) {
    List<Integer> free =
        IntStream.range(0, NODES).filter(slot -> world.in(slot) == null).boxed().toList();
    Map<NodeId, Integer> before = loads();
    grants.count = 0;
    SimNode joined = world.start(dice.any(free), false);
    before.put(joined.id(), 0);
    // The ring is whole until the new node is a member; then it must get its share.
    assertTrue(
        world.runUntil(() -> joined.core().committed().hasMember(joined.id()), world.now() + LIMIT),
        () -> joined.id() + " joins");
    check("join of " + joined.id(), before, partitions);
  }

  private void leave(SimNode node, int partitions) {
    Map<NodeId, Integer> before = loads();
    grants.count = 0;
    node.take(new Input.Leave());
    assertTrue(
        world.runUntil(() -> !node.isAlive(), world.now() + LIMIT), () -> node.id() + " leaves");
    before.remove(node.id());
    check("leave of " + node.id(), before, partitions);
  }

  private void check(String change, Map<NodeId, Integer> before, int partitions) {
    assertTrue(settled(), () -> change + ": " + loads());
    world.runUntil(world.now() + QUIET);
    assertTrue(settled(), () -> change + ", some time later: " + loads());
    assertEquals(
        fewestMoves(before.values(), partitions), grants.count, () -> change + " of " + before);
  }

  private boolean settled() {
    return Worlds.settle(world, LIMIT);
  }

  private Map<NodeId, Integer> loads() {
    Map<NodeId, Integer> loads = new HashMap<>();
    world.live().forEach(node -> loads.put(node.id(), node.claims().count()));
    return loads;
  }

  /** What can stay: each node keeps up to its share, the fullest ones keep the larger shares. */
  private static int fewestMoves(Iterable<Integer> loads, int partitions) {
    List<Integer> falling = new ArrayList<>();
    loads.forEach(falling::add);
    falling.sort(Comparator.reverseOrder());
    int share = partitions / falling.size();
    int larger = partitions % falling.size();
    int kept = 0;
    for (int i = 0; i < falling.size(); i++) {
      kept += Math.min(falling.get(i), i < larger ? share + 1 : share);
    }
    return partitions - kept;
  }

  /** Counts partitions granted. */
  private static final class Grants implements Observer {
    private int count;

    @Override
    public void performing(SimNode node, Effect effect) {
      if (effect instanceof Effect.Assigned assigned) {
        count += assigned.grants().size();
      }
    }
  }
}
