package io.ringelection.sim.explore;

import io.ringelection.NodeId;
import io.ringelection.core.RingNode;
import io.ringelection.core.step.Effect;
import io.ringelection.core.step.Input;
import io.ringelection.core.step.NodeConfig;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * What a node in one state does with an input at a time, worked out once by the real core and then
 * looked up: the many states of a ring are made of few states of its nodes.
 */
final class Machine {
  private static final int MOST_LIVE = 20_000;

  /**
   * What a step leads to.
   *
   * @param sent by the node, to whoever may be there; and the answers of its application
   */
  record Outcome(Snapshot after, List<Effect> effects, List<Parcel> sent) {}

  private record Question(int snapshot, int parcel, long now) {}

  private record Identity(long digest, long at) {}

  private record Content(Input input, int slot) {}

  private final int slots;
  private final Map<Question, Outcome> outcomes = new HashMap<>();
  private final Map<Identity, Snapshot> snapshots = new HashMap<>();
  private final Map<Content, Parcel> parcels = new HashMap<>();
  private final Deque<Snapshot> live = new ArrayDeque<>();
  private long replayed;

  Machine(int slots) {
    this.slots = slots;
  }

  /** A node that has made no step yet. */
  Snapshot birth(NodeConfig config, long now) {
    return intern(config, null, null, now, new RingNode(config, now));
  }

  /** The one parcel of this content. */
  Parcel parcel(Input input, int slot, @Nullable NodeId to, long now) {
    return parcels.computeIfAbsent(
        new Content(input, slot),
        content -> new Parcel(parcels.size(), slot, to, input, Digest.of(input, now), now));
  }

  /** Lets a node take a parcel. */
  Outcome step(Snapshot from, Parcel parcel, long now) {
    Question question = new Question(from.number(), parcel.number(), now);
    Outcome known = outcomes.get(question);
    if (known != null) {
      return known;
    }
    RingNode node = revive(from);
    List<Effect> effects = node.step(parcel.input(), now);
    Told.check(from, node, effects);
    Snapshot after = intern(from.config(), from, parcel.input(), now, node);
    Outcome outcome = new Outcome(after, List.copyOf(effects), sent(parcel.slot(), effects, now));
    outcomes.put(question, outcome);
    return outcome;
  }

  private List<Parcel> sent(int from, List<Effect> effects, long now) {
    List<Parcel> sent = new ArrayList<>();
    for (Effect effect : effects) {
      if (effect instanceof Effect.Send send) {
        NodeId to = send.envelope().to();
        for (int slot = 0; slot < slots; slot++) {
          if (slot != from && (to == null || to.name().equals(name(slot)))) {
            sent.add(parcel(new Input.Received(send.envelope()), slot, to, now));
          }
        }
      } else if (effect instanceof Effect.Revoking revoking) {
        sent.add(parcel(new Input.HandedOff(revoking.grants()), from, null, now));
      }
    }
    return List.copyOf(sent);
  }

  /** What a node in that slot is called. */
  static String name(int slot) {
    return "n" + (slot + 1);
  }

  /** Number of different states of nodes. */
  int states() {
    return snapshots.size();
  }

  /** Number of different steps. */
  int steps() {
    return outcomes.size();
  }

  /** Number of steps made again because a node cannot be copied. */
  long replayed() {
    return replayed;
  }

  private Snapshot intern(
      NodeConfig config, @Nullable Snapshot before, @Nullable Input input, long at, RingNode node) {
    long digest = Digest.of(node, at);
    Snapshot snapshot =
        snapshots.computeIfAbsent(
            new Identity(digest, at),
            none -> new Snapshot(snapshots.size(), config, before, input, at, node, digest));
    snapshot.keepLive(node);
    live.add(snapshot);
    if (live.size() > MOST_LIVE) {
      live.remove().keepLive(null);
    }
    return snapshot;
  }

  /** A machine in the given state: the last one that came there, or a new one led there again. */
  RingNode revive(Snapshot wanted) {
    RingNode kept = wanted.takeLive();
    if (kept != null) {
      return kept;
    }
    List<Snapshot> path = new ArrayList<>();
    RingNode node = null;
    Snapshot each = wanted;
    while (node == null && each.before() != null) {
      path.add(each);
      each = each.before();
      node = each.takeLive();
    }
    if (node == null) {
      node = new RingNode(each.config(), each.at());
    }
    for (int i = path.size() - 1; i >= 0; i--) {
      Input input = path.get(i).input();
      if (input != null) {
        node.step(input, path.get(i).at());
        replayed++;
      }
    }
    return node;
  }
}
