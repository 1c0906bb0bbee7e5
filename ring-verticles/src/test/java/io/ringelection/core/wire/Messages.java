package io.ringelection.core.wire;

import io.ringelection.Cause;
import io.ringelection.Grant;
import io.ringelection.NodeId;
import io.ringelection.Token;
import io.ringelection.View;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.TreeMap;
import java.util.function.Supplier;
import java.util.stream.IntStream;

/** Random messages with every value in its range, the same ones for the same seed. */
public final class Messages {
  private static final String LETTERS =
      "abcdefghijklmnopqrstuvwxyzABCDEFGHIJKLMNOPQRSTUVWXYZ0189._-";

  private final Random random;
  private final List<Supplier<Message>> kinds =
      List.of(
          () -> new Message.Hello(bits(), partitions(), natural(), view(), viewOrNone()),
          () -> new Message.Refused(bits(), partitions()),
          () -> new Message.PreVote(view(), viewOrNone()),
          () -> new Message.PreVoteReply(flag(), flag(), view(), viewOrNone()),
          () -> new Message.Elect(view(), viewOrNone()),
          () -> new Message.Promise(flag(), term(), number(), view(), viewOrNone()),
          () -> new Message.Coordinator(view(), viewOrNone()),
          Message.Transfer::new,
          Message.Nack::new,
          () -> new Message.Round(number()),
          () -> new Message.RoundAck(number(), natural()),
          () -> new Message.Accept(view(), view()),
          () -> new Message.Accepted(natural()),
          () -> new Message.Known(view()),
          () -> new Message.Report(number(), bits(), natural(), holdings()),
          () ->
              new Message.Heartbeat(
                  number(), bits(), natural(), partitions(), bits(), natural(), number()),
          () ->
              new Message.HeartbeatAck(
                  number(), bits(), number(), wantedOrNone(), number(), changes()),
          () -> new Message.Fence(number()),
          Message.Bye::new,
          () -> new Message.Obituary(node()),
          () -> new Message.Assign(number(), cause(), grants()),
          () -> new Message.Revoke(number(), cause(), grants()),
          () -> new Message.Released(number(), grants()));

  /** Messages of one seed. */
  public Messages(long seed) {
    random = new Random(seed);
  }

  /** An envelope around a message of any kind. */
  public Envelope envelope() {
    return envelope(kinds.get(random.nextInt(kinds.size())).get());
  }

  /** One envelope for each kind of message, in the order of {@link MessageHandler}. */
  public List<Envelope> oneOfEach() {
    return kinds.stream().map(kind -> envelope(kind.get())).toList();
  }

  private Envelope envelope(Message message) {
    return new Envelope(node(), flag() ? node() : null, term(), message);
  }

  /** A node. */
  public NodeId node() {
    StringBuilder name = new StringBuilder();
    int length = 1 + random.nextInt(random.nextInt(10) == 0 ? 64 : 10);
    for (int i = 0; i < length; i++) {
      name.append(LETTERS.charAt(random.nextInt(LETTERS.length())));
    }
    return new NodeId(name.toString(), bits());
  }

  /** A view, now and then that before the founding. */
  public View view() {
    if (random.nextInt(5) == 0) {
      return View.genesis(1 + random.nextInt(9));
    }
    List<NodeId> members = list(this::node, 20);
    List<NodeId> voters =
        new ArrayList<>(members.subList(0, Math.min(members.size(), random.nextInt(6))));
    if (voters.isEmpty()) {
      voters.add(node());
    }
    return View.of(Math.max(1, natural() & (View.MAX_NUMBER - 1)), term(), bits(), members, voters);
  }

  /** What a member holds. */
  public Holdings holdings() {
    Map<Integer, Long> held = new TreeMap<>();
    list(this::partition, 50).forEach(partition -> held.put(partition, token()));
    return new Holdings(
        held.keySet().stream().mapToInt(Integer::intValue).toArray(),
        held.values().stream().mapToLong(Long::longValue).toArray());
  }

  /** Grants in any order. */
  public List<Grant> grants() {
    return list(() -> new Grant(partition(), token(), nodeOrNone()), 30);
  }

  private View viewOrNone() {
    return flag() ? view() : null;
  }

  private NodeId nodeOrNone() {
    return flag() ? node() : null;
  }

  private Message.Wanted wantedOrNone() {
    return flag() ? new Message.Wanted(grants(), grants()) : null;
  }

  private List<Placement> changes() {
    return list(() -> new Placement(partition(), nodeOrNone(), flag() ? token() : 0), 30);
  }

  private Cause cause() {
    return Cause.values()[random.nextInt(Cause.values().length)];
  }

  private long token() {
    return Token.of(term(), flag() ? random.nextInt(100) : bits() >>> 32);
  }

  private int partition() {
    return random.nextInt(1 << 16);
  }

  private int partitions() {
    return 1 + partition();
  }

  private long term() {
    return flag() ? random.nextInt(4) : random.nextInt() >>> 1;
  }

  /** An int from 0, of any number of bits. */
  private int natural() {
    return random.nextInt() >>> 1 + random.nextInt(31);
  }

  /** A long from 0, of any number of bits. */
  private long number() {
    return bits() >>> 1 + random.nextInt(63);
  }

  private long bits() {
    return random.nextLong();
  }

  private boolean flag() {
    return random.nextBoolean();
  }

  private <T> List<T> list(Supplier<T> element, int most) {
    return IntStream.range(0, random.nextInt(most + 1)).mapToObj(i -> element.get()).toList();
  }
}
