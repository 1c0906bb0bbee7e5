package io.ringelection.watchdog;

import io.ringelection.Grant;
import io.ringelection.NodeId;
import io.ringelection.NodeState;
import java.util.Arrays;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * Who claims which partition: the newest claim, and the one that it superseded while the end of
 * that was not told. Nodes tell in no common order, so two claims are only a suspicion; it is a
 * fact when the node of the older one, asked after the newer was heard, still says that it owns the
 * partition. Not safe for use by several threads.
 */
final class Claims {
  private final @Nullable Claim[] newest;
  private final Map<Integer, Claim> superseded = new HashMap<>();

  Claims(int partitions) {
    newest = new @Nullable Claim[partitions];
  }

  /** The newest claim, null when nobody has one. */
  @Nullable Claim of(int partition) {
    return newest[partition];
  }

  /**
   * A claim was told.
   *
   * @return true when another node has the same token, which no leader grants twice
   */
  boolean begin(int partition, Claim claim) {
    Claim before = newest[partition];
    if (before == null || before.node().equals(claim.node())) {
      newest[partition] = claim;
      return false;
    }
    boolean newer = claim.token() > before.token();
    newest[partition] = newer ? claim : before;
    superseded.put(partition, newer ? before : claim);
    return claim.token() == before.token();
  }

  /**
   * The end of a claim was told.
   *
   * @return true when nobody claims the partition any more
   */
  boolean end(int partition, NodeId node) {
    Claim older = superseded.get(partition);
    if (older != null && older.node().equals(node)) {
      superseded.remove(partition);
    }
    Claim now = newest[partition];
    if (now != null && now.node().equals(node)) {
      newest[partition] = null;
      superseded.remove(partition);
      return true;
    }
    return false;
  }

  /** Nodes with a claim that was superseded and not told to have ended. */
  Set<NodeId> suspects() {
    Set<NodeId> suspects = new HashSet<>();
    superseded.values().forEach(claim -> suspects.add(claim.node()));
    return suspects;
  }

  /**
   * What a suspect owns now, by its own word. Its superseded claims are settled by that.
   *
   * @return the claims that it still makes, by partition: two owners at once
   */
  Map<Integer, Claim> settle(NodeState state) {
    Map<Integer, Claim> standing = new HashMap<>();
    for (Grant grant : state.grants()) {
      Claim older = superseded.get(grant.partition());
      if (older != null && older.equals(new Claim(state.node(), grant.token()))) {
        standing.put(grant.partition(), older);
      }
    }
    superseded.values().removeIf(claim -> claim.node().equals(state.node()));
    return standing;
  }

  /**
   * The whole state is told anew.
   *
   * @return claims with a token that another node has, too, by partition
   */
  Map<Integer, Claim> replace(List<NodeState> states) {
    Arrays.fill(newest, null);
    superseded.clear();
    Map<Integer, Claim> twice = new HashMap<>();
    for (NodeState state : states) {
      for (Grant grant : state.grants()) {
        Claim claim = new Claim(state.node(), grant.token());
        if (grant.partition() < newest.length && begin(grant.partition(), claim)) {
          twice.put(grant.partition(), claim);
        }
      }
    }
    return twice;
  }
}
