package io.ringelection;

import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * What a node knew of its ring at one moment.
 *
 * @param ring name of the ring
 * @param node this node
 * @param phase where this node stands
 * @param term highest term this node has adopted; 0 before the first
 * @param leaderId leader of that term, null while unknown
 * @param view latest view this node knows to be committed
 * @param owned number of partitions this node owns
 * @param leaseMillis milliseconds left of this node's lease; 0 when it has none
 * @param waitingFor one sentence on what the node waits for, empty when it waits for nothing; of a
 *     node that has LEFT by itself, because what it stands on has failed, what its process needs
 * @param rebalance one sentence on what is moved, or why nothing is: {@code 3 of 42 moves left}; of
 *     a node that does not lead, who knows
 */
public record RingStatus(
    String ring,
    NodeId node,
    Phase phase,
    long term,
    @Nullable NodeId leaderId,
    View view,
    int owned,
    long leaseMillis,
    String waitingFor,
    String rebalance) {

  /** Leader of the term, empty while unknown. */
  public Optional<NodeId> leader() {
    return Optional.ofNullable(leaderId);
  }

  /** True when this node leads. */
  public boolean isLeader() {
    return node.equals(leaderId);
  }

  /** Members in order of seniority. */
  public List<NodeId> members() {
    return view.members();
  }
}
