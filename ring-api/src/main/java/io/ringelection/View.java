package io.ringelection;

import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.IntStream;

/**
 * A numbered list of members in order of seniority, with the voters that decide on the next one.
 * Immutable.
 *
 * <p>View 0 stands for "no ring yet": it lists nobody and carries the number of nodes expected at
 * the founding, so that any {@code expected / 2 + 1} distinct nodes are its majority.
 */
public final class View {
  /** The highest number of a view. */
  public static final int MAX_NUMBER = 1 << 30;

  private final int number;
  private final long ballot;
  private final long foundation;
  private final int expected;
  private final List<NodeId> members;
  private final List<NodeId> voters;
  private final Map<NodeId, Integer> seniority;

  private View(
      int number,
      long ballot,
      long foundation,
      int expected,
      List<NodeId> members,
      List<NodeId> voters) {
    this.number = number;
    this.ballot = ballot;
    this.foundation = foundation;
    this.expected = expected;
    this.members = List.copyOf(members);
    this.voters = List.copyOf(voters);
    this.seniority = new HashMap<>(members.size() * 2);
    for (int i = 0; i < members.size(); i++) {
      seniority.put(members.get(i), i);
    }
  }

  /**
   * A view of an existing ring.
   *
   * @param number 1 to {@link #MAX_NUMBER}; one more than that of the view it follows
   * @param ballot the term of the leader that proposed it
   * @param foundation random identity that the founder gave the ring; the same in all its views
   * @param members in order of seniority, oldest first
   * @param voters in order of seniority; a dead voter may keep its seat after it was dropped from
   *     the members
   */
  public static View of(
      int number, long ballot, long foundation, List<NodeId> members, List<NodeId> voters) {
    if (number < 1 || number > MAX_NUMBER) {
      throw new IllegalArgumentException(
          "view " + number + " is out of range: use 1 to " + MAX_NUMBER);
    }
    if (voters.isEmpty()) {
      throw new IllegalArgumentException(
          "view " + number + " has no voters: it needs at least one");
    }
    requireDistinct(number, "member", members);
    requireDistinct(number, "voter", voters);
    return new View(number, ballot, foundation, 0, members, voters);
  }

  private static void requireDistinct(int number, String what, List<NodeId> nodes) {
    Set<NodeId> seen = new HashSet<>();
    for (NodeId node : nodes) {
      if (!seen.add(node)) {
        throw new IllegalArgumentException(
            "view " + number + " lists " + what + " " + node + " twice");
      }
    }
  }

  /** The view before the founding, decided by a majority of {@code expected} nodes. */
  public static View genesis(int expected) {
    return new View(0, 0, 0, expected, List.of(), List.of());
  }

  /** Position in the chain of views; 0 before the founding. */
  public int number() {
    return number;
  }

  /** Term of the leader that proposed this view. */
  public long ballot() {
    return ballot;
  }

  /** Identity of the ring: the same in all views that follow from one founding; 0 before it. */
  public long foundation() {
    return foundation;
  }

  /** Nodes expected at the founding; 0 once the ring is founded. */
  public int expected() {
    return expected;
  }

  /** True before the founding. */
  public boolean isGenesis() {
    return number == 0;
  }

  /** Members, the most senior first. */
  public List<NodeId> members() {
    return members;
  }

  /** Voters, the most senior first. */
  public List<NodeId> voters() {
    return voters;
  }

  /** True when {@code node} is a member. */
  public boolean hasMember(NodeId node) {
    return seniority.containsKey(node);
  }

  /** True when {@code node} has a vote. Before the founding every node has one. */
  public boolean hasVoter(NodeId node) {
    return isGenesis() || voters.contains(node);
  }

  /**
   * Place of {@code node} on the ring, 0 for the most senior; {@code members().size()} when it is
   * no member.
   */
  public int seniorityOf(NodeId node) {
    return seniority.getOrDefault(node, members.size());
  }

  /**
   * The members just before {@code node} on the ring, the nearest first; the ring closes behind the
   * most senior. None when {@code node} is no member.
   *
   * @param count how many at most
   */
  public List<NodeId> predecessors(NodeId node, int count) {
    int size = members.size();
    int place = seniorityOf(node);
    int found = place == size ? 0 : Math.min(count, size - 1);
    return IntStream.rangeClosed(1, found)
        .mapToObj(step -> members.get(Math.floorMod(place - step, size)))
        .toList();
  }

  /** True when {@code nodes} holds more than half of the voters. */
  public boolean hasMajority(Collection<NodeId> nodes) {
    if (isGenesis()) {
      return nodes.size() > expected / 2;
    }
    int votes = 0;
    for (NodeId voter : voters) {
      if (nodes.contains(voter)) {
        votes++;
      }
    }
    return votes * 2 > voters.size();
  }

  /** True when both list the same members and voters, whatever their numbers. */
  public boolean sameNodes(View other) {
    return members.equals(other.members) && voters.equals(other.voters);
  }

  @Override
  public boolean equals(Object other) {
    return other instanceof View that
        && number == that.number
        && ballot == that.ballot
        && foundation == that.foundation
        && expected == that.expected
        && sameNodes(that);
  }

  @Override
  public int hashCode() {
    return 31 * number + Long.hashCode(ballot);
  }

  @Override
  public String toString() {
    return "view " + number + " of term " + ballot + " members " + members + " voters " + voters;
  }
}
