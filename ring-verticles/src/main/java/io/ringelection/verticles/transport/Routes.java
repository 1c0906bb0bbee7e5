package io.ringelection.verticles.transport;

import io.ringelection.NodeId;
import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * Over which connection a node is reached: the one to it that was dialled, or the one that it has
 * opened as a guest. On one event loop.
 */
final class Routes {
  private final long patience;
  private final Map<NodeId, Link> dialled = new HashMap<>();
  private final Map<NodeId, Link> guests = new HashMap<>();
  private int turn;

  /**
   * None yet.
   *
   * @param patience nanoseconds after which a connection over which nothing is read is passed by
   */
  Routes(long patience) {
    this.patience = patience;
  }

  /** It was dialled, and has said who it is. */
  void dialled(NodeId node, Link link) {
    dialled.put(node, link);
  }

  /** It has come as a guest; returns the connection by which it was one before. */
  @Nullable Link host(NodeId node, Link link) {
    return guests.put(node, link);
  }

  @Nullable Link guest(NodeId node) {
    return guests.get(node);
  }

  boolean isGuest(NodeId node) {
    return guests.containsKey(node);
  }

  Set<NodeId> guests() {
    return Set.copyOf(guests.keySet());
  }

  /** Others that were dialled are no longer reached so. */
  void keep(Set<NodeId> wanted) {
    dialled.keySet().retainAll(wanted);
  }

  void ended(Link link) {
    guests.values().remove(link);
    dialled.values().remove(link);
  }

  /** False when there is no connection that works, and the frame has to go another way. */
  boolean send(NodeId node, byte[] frame) {
    Link own = dialled.get(node);
    if (own != null && own.write(frame, patience)) {
      return true;
    }
    Link guest = guests.get(node);
    return guest != null && guest.write(frame, patience);
  }

  /** Sends to everybody there is a connection to; returns how many that were. */
  int sendToAll(byte[] frame) {
    return (int) reached().stream().filter(node -> send(node, frame)).count();
  }

  /** Sends {@code frames}, or as many as it takes, to one node; each time it is another. */
  void sendToOne(Collection<byte[]> frames) {
    List<NodeId> nodes = List.copyOf(reached());
    if (!nodes.isEmpty()) {
      turn = (turn + 1) % nodes.size();
      NodeId node = nodes.get(turn);
      frames.stream().takeWhile(frame -> send(node, frame)).forEach(sent -> {});
    }
  }

  /** Writes {@code word} to guests of whom nothing was heard for {@code limit} nanoseconds. */
  void speakToQuiet(long limit, byte[] word) {
    guests.values().stream()
        .filter(link -> link.isQuiet(limit))
        .forEach(link -> link.write(word, patience));
  }

  /** Number of nodes there is a connection to. */
  int count() {
    return reached().size();
  }

  private Set<NodeId> reached() {
    Set<NodeId> nodes = new HashSet<>(dialled.keySet());
    nodes.addAll(guests.keySet());
    return nodes;
  }
}
