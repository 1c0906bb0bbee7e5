package io.ringelection.core.wire;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.ringelection.Cause;
import io.ringelection.Grant;
import io.ringelection.NodeId;
import io.ringelection.Token;
import io.ringelection.View;
import java.util.Arrays;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;

/** What is written is read again, in few bytes; what may not travel is refused at the sender. */
class CodecTest {

  @ParameterizedTest
  @ValueSource(longs = {1, 2, 3, 4, 5})
  void everyMessageComesBack(long seed) {
    Messages messages = new Messages(seed);
    for (int i = 0; i < 200; i++) {
      for (Envelope sent : messages.oneOfEach()) {
        byte[] bytes = Codec.encode(sent);
        Envelope received = Codec.decode(bytes);
        assertEquals(sent, received);
        assertArrayEquals(bytes, Codec.encode(received), "equal does not mean that all came back");
      }
    }
  }

  @Test
  void theGeneratorKnowsEveryKind() {
    Set<Class<?>> made =
        new Messages(1)
            .oneOfEach().stream()
                .map(envelope -> envelope.message().getClass())
                .collect(Collectors.toSet());
    assertEquals(Set.copyOf(Arrays.asList(Message.class.getPermittedSubclasses())), made);
  }

  @Test
  void aViewKeepsItsFoundation() {
    View view = View.of(1, 2, 42, List.of(Samples.A), List.of(Samples.B));
    Envelope sent = new Envelope(Samples.A, null, 2, new Message.Known(view));
    Message.Known received = (Message.Known) Codec.decode(Codec.encode(sent)).message();
    assertEquals(42, received.committed().foundation());
  }

  @ParameterizedTest
  @EnumSource
  void everyCauseComesBack(Cause cause) {
    Envelope sent = envelope(new Message.Assign(1, cause, List.of()));
    assertEquals(sent, Codec.decode(Codec.encode(sent)));
  }

  @Test
  void theLimitsThemselvesTravel() {
    List<Grant> grants =
        List.of(
            new Grant(65_535, Token.of(Token.MAX_TERM, Token.MAX_REVISION), null),
            new Grant(0, 0, new NodeId("n".repeat(64), -1)),
            new Grant(65_535, Token.of(0, 1), new NodeId("n".repeat(64), Long.MIN_VALUE)));
    Envelope sent =
        new Envelope(
            Samples.A,
            null,
            Token.MAX_TERM,
            new Message.Revoke(Long.MAX_VALUE, Cause.LEAVE, grants));
    assertEquals(sent, Codec.decode(Codec.encode(sent)));
  }

  @Test
  void messagesOfTheSteadyStateAreSmall() {
    assertEquals(71, Codec.encode(Samples.heartbeat()).length);
    assertEquals(66, Codec.encode(Samples.heartbeatAck()).length);
    assertEquals(44, Codec.encode(Samples.round()).length);
    assertEquals(45, Codec.encode(Samples.roundAck()).length);
  }

  @Test
  void aGrantTakesFourBytes() {
    int few = Codec.encode(Samples.assign(1000)).length;
    int many = Codec.encode(Samples.assign(2000)).length;
    assertEquals(4000, many - few);
  }

  @Test
  void aMemberOfBothViewsIsNamedOnce() {
    List<NodeId> members =
        IntStream.range(0, 1000).mapToObj(i -> new NodeId("node-" + (1000 + i), i)).toList();
    View before = View.of(1, 1, 1, members, members.subList(0, 5));
    View after = View.of(2, 1, 1, members, members.subList(0, 5));
    int one = Codec.encode(envelope(new Message.Elect(before, null))).length;
    int both = Codec.encode(envelope(new Message.Elect(before, after))).length;
    assertTrue(both - one < 2100, "the second view takes " + (both - one) + " bytes");
  }

  @Test
  void whatMayNotTravelIsRefusedAtTheSender() {
    refused("partition 65536", released(new Grant(65_536, 1, null)));
    refused("partition -1", released(new Grant(-1, 1, null)));
    refused("token -1", released(new Grant(1, -1, null)));
    refused("session -1", envelope(new Message.Fence(-1)));
    refused("remaining time -5", envelope(new Message.Promise(true, 1, -5, View.genesis(1), null)));
    refused("term 2147483648", new Envelope(Samples.A, null, 1L << 31, new Message.Nack()));
    refused(
        "held partition 4 follows 4",
        envelope(new Message.Report(1, 1, 1, new Holdings(new int[] {4, 4}, new long[] {1, 2}))));
    refused(
        "number of members 10001",
        envelope(
            new Message.Known(
                View.of(
                    1,
                    1,
                    1,
                    IntStream.range(0, 10_001).mapToObj(i -> new NodeId("n", i)).toList(),
                    List.of(Samples.A)))));
  }

  private static void refused(String why, Envelope envelope) {
    WireException refusal = assertThrows(WireException.class, () -> Codec.encode(envelope));
    assertTrue(refusal.getMessage().startsWith(why), refusal.getMessage());
  }

  private static Envelope released(Grant grant) {
    return envelope(new Message.Released(1, List.of(grant)));
  }

  private static Envelope envelope(Message message) {
    return new Envelope(Samples.A, Samples.B, Samples.TERM, message);
  }
}
