package io.ringelection.sim.explore;

import io.ringelection.NodeId;
import io.ringelection.Token;
import io.ringelection.View;
import io.ringelection.core.step.Effect;
import io.ringelection.core.step.Effect.Level;
import io.ringelection.sim.check.Invariant;
import io.ringelection.sim.check.Violation;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/**
 * What has to be remembered of the past to see whether an invariant holds: the leader of each term,
 * the committed views, the highest token of each partition. Immutable.
 */
final class History {
  private final Set<Invariant> watched;
  private final Map<Long, NodeId> leaders;
  private final List<View> chain;
  private final long[] highest;
  private final long digest;

  private History(
      Set<Invariant> watched, Map<Long, NodeId> leaders, List<View> chain, long[] highest) {
    this.watched = watched;
    this.leaders = leaders;
    this.chain = chain;
    this.highest = highest;
    this.digest = Digest.of(List.of(leaders, chain, highest), 0);
  }

  /** Nothing has happened. What is not {@code watched} may be broken. */
  static History empty(int partitions, Set<Invariant> watched) {
    return new History(watched, Map.of(), List.of(), new long[partitions]);
  }

  /** Throws a {@link Violation} if the invariant is watched. */
  void broken(Invariant invariant, String what) {
    if (watched.contains(invariant)) {
      throw new Violation(invariant, what);
    }
  }

  long digest() {
    return digest;
  }

  /** Number of terms that had a leader. */
  int elections() {
    return leaders.size();
  }

  /** The newest committed view; null before the founding. */
  @Nullable View newest() {
    return chain.isEmpty() ? null : chain.get(chain.size() - 1);
  }

  /**
   * The history after a step of one node.
   *
   * @throws Violation when the step contradicts the past
   */
  History after(Snapshot before, Snapshot node, List<Effect> effects, long now) {
    History history = this;
    for (Effect effect : effects) {
      if (effect instanceof Effect.Led led) {
        history = history.led(led.term(), node.id());
      } else if (effect instanceof Effect.ViewCommitted committed) {
        history = history.committed(committed.view(), node);
      } else if (effect instanceof Effect.Note note && note.level() == Level.ALARM) {
        broken(Invariant.NO_ALARM, node.id() + ": " + note.text());
      }
    }
    history.checkKnown(node);
    return history.granted(before, node, now);
  }

  private History led(long term, NodeId node) {
    @Nullable NodeId other = leaders.get(term);
    if (other != null) {
      broken(Invariant.ONE_LEADER, "term " + term + " has the leaders " + other + " and " + node);
    }
    Map<Long, NodeId> more = new TreeMap<>(leaders);
    more.put(term, node);
    return new History(watched, more, chain, highest);
  }

  private History committed(View view, Snapshot node) {
    if (view.number() <= chain.size()) {
      if (!same(chain.get(view.number() - 1), view)) {
        brokenChain(node, "commits " + view + ", but committed was another: " + chain);
      }
      return this;
    }
    if (view.number() > chain.size() + 1) {
      brokenChain(node, "commits " + view + ", but the view before it is not committed");
      return this;
    }
    List<View> longer = new ArrayList<>(chain);
    longer.add(view);
    return new History(watched, leaders, longer, highest);
  }

  private void checkKnown(Snapshot node) {
    View view = node.committed();
    if (!view.isGenesis()
        && (view.number() > chain.size() || !same(chain.get(view.number() - 1), view))) {
      brokenChain(node, "believes in " + view + ", but committed was another: " + chain);
    }
  }

  /** A later leader may have to commit a view again, under its own term. */
  private static boolean same(View one, View other) {
    return one.foundation() == other.foundation() && one.sameNodes(other);
  }

  private void brokenChain(Snapshot node, String what) {
    broken(Invariant.VIEW_CHAIN, node.id() + " " + what);
  }

  /** An ownership begins with a grant, or with a lease that was over and is valid again. */
  private History granted(Snapshot before, Snapshot node, long now) {
    long[] higher = highest;
    for (int p = 0; p < highest.length; p++) {
      long token = node.token(p);
      boolean same = before.token(p) == token;
      if (!node.owns(p, now) || (same && before.owns(p, now))) {
        continue;
      }
      if (token < highest[p] || (token == highest[p] && !same)) {
        broken(
            Invariant.TOKENS_RISE,
            String.format(
                "%s gets partition %d with token %s, but token %s was in use before",
                node.id(), p, Token.format(token), Token.format(highest[p])));
      }
      if (token > highest[p]) {
        higher = higher == highest ? Arrays.copyOf(highest, highest.length) : higher;
        higher[p] = token;
      }
    }
    return higher == highest ? this : new History(watched, leaders, chain, higher);
  }
}
