package io.ringelection.journal;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.ringelection.Cause;
import io.ringelection.EventHead;
import io.ringelection.Grant;
import io.ringelection.NodeId;
import io.ringelection.OwnershipEvent;
import io.ringelection.RingEvent;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;

/**
 * Random lives of some nodes, heard by several journals each in its own order and with its own
 * losses, and a watcher that goes from one journal to another: what it has put together is always
 * what the journal knows at the end, no event of a node comes twice, and none is left out silently.
 */
class ChronicleTest {
  private static final int JOURNALS = 3;

  @Test
  void whatAWatcherHasPutTogetherIsTheTruthWhereverItGoes() {
    int resumed = 0;
    int snapshots = 0;
    for (int seed = 0; seed < 3000; seed++) {
      World world = new World(seed);
      world.run();
      resumed += world.resumed;
      snapshots += world.snapshots;
    }
    assertTrue(resumed > 1000, "watchers that went on elsewhere without a snapshot: " + resumed);
    assertTrue(snapshots > 1000, "watchers that were told a snapshot: " + snapshots);
  }

  /** A node: what it owns, and its events so far. */
  private static final class Node {
    final NodeId id;
    final List<RingEvent> events = new ArrayList<>();
    final Map<Integer, Grant> owned = new TreeMap<>();
    boolean dead;

    Node(int number) {
      id = new NodeId("n" + number, number);
    }

    void live(Random random) {
      long sequence = events.size() + 1L;
      if (random.nextInt(5) == 0) {
        events.add(new RingEvent.MemberJoined(new EventHead("ring", id, sequence, Cause.JOIN), id));
      } else if (owned.isEmpty() || random.nextBoolean()) {
        int partition = random.nextInt(8);
        if (!owned.containsKey(partition)) {
          Grant grant = new Grant(partition, 1 + random.nextInt(1000), null);
          owned.put(partition, grant);
          events.add(new RingEvent.Assigned("ring", id, sequence, Cause.BALANCE, List.of(grant)));
        }
      } else {
        Grant grant = owned.remove(owned.keySet().iterator().next());
        events.add(new RingEvent.Revoked("ring", id, sequence, Cause.BALANCE, List.of(grant)));
      }
    }
  }

  /** What one journal has heard, as its feed would tell it. */
  private static final class Heard {
    final Chronicle chronicle;
    final Map<Node, Integer> upTo = new HashMap<>();
    final Map<Node, Map<Integer, Grant>> owned = new HashMap<>();
    final Map<Node, Boolean> gone = new HashMap<>();

    Heard(int identity, int capacity) {
      chronicle = new Chronicle("ring", identity, capacity, () -> 1);
    }

    void hear(Node node, Random random) {
      int next = upTo.getOrDefault(node, 0);
      if (gone.containsKey(node)) {
        return;
      }
      if (node.dead && random.nextInt(3) == 0) {
        end(node);
      } else if (next < node.events.size()) {
        if (random.nextInt(40) == 0) {
          snapshot(node);
        } else {
          RingEvent event = node.events.get(next);
          upTo.put(node, next + 1);
          fold(owned.computeIfAbsent(node, n -> new TreeMap<>()), event);
          chronicle.hear(List.of(event));
        }
      }
    }

    private void end(Node node) {
      gone.put(node, true);
      List<Grant> lost = List.copyOf(owned.getOrDefault(node, Map.of()).values());
      owned.remove(node);
      chronicle.hear(
          List.of(
              new RingEvent.Lost(
                  "ring", node.id, upTo.getOrDefault(node, 0), Cause.OWNER_LOST, lost)));
    }

    private void snapshot(Node node) {
      long sequence = node.events.size();
      List<RingEvent> told = new ArrayList<>();
      List<Grant> before = List.copyOf(owned.getOrDefault(node, Map.of()).values());
      if (!before.isEmpty()) {
        told.add(new RingEvent.Lost("ring", node.id, sequence, Cause.SNAPSHOT, before));
      }
      List<Grant> now = List.copyOf(node.owned.values());
      told.add(new RingEvent.Assigned("ring", node.id, sequence, Cause.SNAPSHOT, now));
      upTo.put(node, node.events.size());
      owned.put(node, new TreeMap<>(node.owned));
      chronicle.hear(told);
    }
  }

  private static void fold(Map<Integer, Grant> owned, RingEvent event) {
    if (event instanceof RingEvent.Assigned assigned) {
      assigned.grants().forEach(grant -> owned.put(grant.partition(), grant));
    } else if (event instanceof OwnershipEvent ended) {
      ended.grants().forEach(grant -> owned.remove(grant.partition()));
    }
  }

  /** Nodes, journals and one watcher. */
  private static final class World {
    private final Random random;
    private final String name;
    private final List<Node> nodes = new ArrayList<>();
    private final List<Heard> journals = new ArrayList<>();
    private final PlaceText text = new PlaceText("ring");
    private final Map<NodeId, Map<Integer, Grant>> view = new TreeMap<>();
    private final Map<NodeId, Long> seen = new HashMap<>();
    private Heard journal;
    private Place place;
    private String id = "";
    int resumed;
    int snapshots;

    World(int seed) {
      random = new Random(seed);
      name = "seed " + seed;
      for (int i = 0; i < JOURNALS; i++) {
        journals.add(new Heard(i + 1, 4 + random.nextInt(60)));
      }
      journal = journals.get(0);
      place = Place.nowhere(journal.chronicle.identity());
      nodes.add(new Node(1));
    }

    void run() {
      for (int step = 0; step < 150; step++) {
        switch (random.nextInt(12)) {
          case 0 -> lifeAndDeath();
          case 1 -> move(journals.get(random.nextInt(JOURNALS)));
          case 2, 3 -> read(1 + random.nextInt(6));
          case 4, 5, 6 -> anyNode().live(random);
          default -> journals.get(random.nextInt(JOURNALS)).hear(anyNode(), random);
        }
      }
      read(Integer.MAX_VALUE);
      assertEquals(truth(), withoutEmpty(), name);
    }

    private Node anyNode() {
      List<Node> living = nodes.stream().filter(node -> !node.dead).toList();
      return random.nextInt(4) == 0 || living.isEmpty()
          ? nodes.get(random.nextInt(nodes.size()))
          : living.get(random.nextInt(living.size()));
    }

    private void lifeAndDeath() {
      if (random.nextInt(3) == 0) {
        nodes.get(random.nextInt(nodes.size())).dead = true;
      } else if (nodes.size() < 5) {
        nodes.add(new Node(nodes.size() + 1));
      }
    }

    private void move(Heard other) {
      place =
          text.read(id)
              .map(other.chronicle::resume)
              .orElseGet(() -> Place.nowhere(other.chronicle.identity()));
      if (other != journal && !place.isNowhere()) {
        resumed++;
      }
      journal = other;
    }

    private void read(int most) {
      for (int told = 0; told < most; ) {
        List<RingEvent> next = journal.chronicle.after(place, 1);
        if (next == null) {
          snapshot();
          told++;
        } else if (next.isEmpty()) {
          return;
        } else if (place.step(next.get(0))) {
          change(next.get(0));
          told++;
        }
      }
    }

    private void snapshot() {
      snapshots++;
      Chronicle.Present present = journal.chronicle.present();
      place = present.place();
      id = text.write(place);
      view.clear();
      seen.clear();
      present
          .picture()
          .states()
          .forEach(
              state -> {
                Map<Integer, Grant> owned = new TreeMap<>();
                state.grants().forEach(grant -> owned.put(grant.partition(), grant));
                view.put(state.node(), owned);
              });
    }

    private void change(RingEvent event) {
      id = text.write(place);
      Long before = seen.put(event.node(), event.sequence());
      if (before != null) {
        long expected = Marks.isEnd(event) ? before : before + 1;
        assertEquals(expected, event.sequence(), name + ": " + event);
      }
      fold(view.computeIfAbsent(event.node(), unknown -> new TreeMap<>()), event);
    }

    private Map<NodeId, Map<Integer, Grant>> truth() {
      Map<NodeId, Map<Integer, Grant>> truth = new TreeMap<>();
      journal.owned.forEach(
          (node, owned) -> {
            if (!owned.isEmpty()) {
              truth.put(node.id, owned);
            }
          });
      // A watcher may have seen more of a node elsewhere than this journal has heard yet.
      nodes.forEach(
          node -> {
            long mark = place.marks().of(node.id.incarnation());
            if (!Marks.isGone(mark) && mark > Marks.after(journal.upTo.getOrDefault(node, 0))) {
              Map<Integer, Grant> owned = new TreeMap<>();
              node.events.subList(0, (int) (mark >> 1)).forEach(event -> fold(owned, event));
              truth.remove(node.id);
              if (!owned.isEmpty()) {
                truth.put(node.id, owned);
              }
            }
          });
      return truth;
    }

    private Map<NodeId, Map<Integer, Grant>> withoutEmpty() {
      Map<NodeId, Map<Integer, Grant>> full = new TreeMap<>(view);
      full.values().removeIf(Map::isEmpty);
      return full;
    }
  }
}
