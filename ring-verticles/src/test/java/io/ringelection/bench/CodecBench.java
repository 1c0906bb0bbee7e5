package io.ringelection.bench;

import io.ringelection.Cause;
import io.ringelection.Grant;
import io.ringelection.NodeId;
import io.ringelection.Token;
import io.ringelection.core.wire.Codec;
import io.ringelection.core.wire.Envelope;
import io.ringelection.core.wire.Holdings;
import io.ringelection.core.wire.Message;
import java.util.stream.IntStream;
import java.util.stream.LongStream;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.State;

/** Messages to bytes and back. */
@State(Scope.Thread)
public class CodecBench {
  private static final int PARTITIONS = 200;
  private static final long TERM = 51_840_000;
  private static final NodeId MEMBER = new NodeId("scheduler-3", 0x1122334455667788L);
  private static final NodeId LEADER = new NodeId("scheduler-0", 0x99AABBCCDDEEFF00L);

  private final Envelope heartbeat =
      from(MEMBER, LEADER, new Message.Heartbeat(3, 1L << 40, 3, PARTITIONS, -7, 7, 1L << 50));
  private final Envelope report = from(MEMBER, LEADER, new Message.Report(3, 7, 3, holdings()));
  private final Envelope assign =
      from(
          LEADER,
          MEMBER,
          new Message.Assign(
              3,
              Cause.BALANCE,
              IntStream.range(0, PARTITIONS)
                  .mapToObj(i -> new Grant(5 * i, Token.of(TERM, 1000 + i), MEMBER))
                  .toList()));
  private final byte[] heartbeatBytes = Codec.encode(heartbeat);
  private final byte[] reportBytes = Codec.encode(report);
  private final byte[] assignBytes = Codec.encode(assign);

  private static Envelope from(NodeId from, NodeId to, Message message) {
    return new Envelope(from, to, TERM, message);
  }

  private static Holdings holdings() {
    return new Holdings(
        IntStream.range(0, PARTITIONS).map(i -> 5 * i).toArray(),
        LongStream.range(0, PARTITIONS).map(i -> Token.of(TERM, i)).toArray());
  }

  @Benchmark
  public byte[] baseline() {
    return heartbeatBytes.clone();
  }

  @Benchmark
  public byte[] encodeHeartbeat() {
    return Codec.encode(heartbeat);
  }

  @Benchmark
  public Envelope decodeHeartbeat() {
    return Codec.decode(heartbeatBytes);
  }

  @Benchmark
  public byte[] encodeReport200() {
    return Codec.encode(report);
  }

  @Benchmark
  public Envelope decodeReport200() {
    return Codec.decode(reportBytes);
  }

  @Benchmark
  public byte[] encodeAssign200() {
    return Codec.encode(assign);
  }

  @Benchmark
  public Envelope decodeAssign200() {
    return Codec.decode(assignBytes);
  }
}
