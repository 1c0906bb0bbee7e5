package io.ringelection.core.wire;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.HexFormat;
import java.util.List;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;

/**
 * The layout stays what it is within a major version. The resource {@code messages.hex} holds the
 * bytes of {@link Samples}; nodes out there write and expect exactly these. Whoever has to change a
 * line in it has changed the layout and owes it a new major version.
 */
class CodecLayoutTest {

  @Test
  void theBytesAreThoseOfTheFirstRelease() throws IOException {
    try (InputStream golden = CodecLayoutTest.class.getResourceAsStream("messages.hex")) {
      String expected = new String(golden.readAllBytes(), StandardCharsets.UTF_8);
      assertEquals(expected, hex(Samples.oneOfEach()));
    }
  }

  @Test
  void theSamplesHaveEveryKind() {
    assertEquals(
        Message.class.getPermittedSubclasses().length,
        Samples.oneOfEach().stream().map(e -> e.message().getClass()).distinct().count());
  }

  @Test
  void fieldsAppendedByANewerMinorVersionAreSkipped() {
    for (Envelope envelope : Samples.oneOfEach()) {
      byte[] newer = Frames.reframe(Codec.encode(envelope), Codec.MINOR + 1, (byte) 7, (byte) -1);
      assertEquals(envelope, Codec.decode(newer));
    }
  }

  @Test
  void fieldsAppendedWithoutANewerVersionAreRefused() {
    byte[] longer = Frames.reframe(Codec.encode(Samples.round()), Codec.MINOR, (byte) 7);
    refused("1 bytes follow the message", longer);
  }

  @Test
  void otherVersionsAndKindsAreRefusedByName() {
    byte[] bytes = Codec.encode(Samples.round());
    byte[] major = bytes.clone();
    major[1] = 2;
    refused("major version 2 is not understood", major);
    byte[] magic = bytes.clone();
    magic[0] = '{';
    refused("first byte 123 is no ring message", magic);
    byte[] kind = Codec.encode(new Envelope(Samples.A, null, 1, new Message.Bye()));
    kind[kind.length - 1] = 99;
    refused("message kind 99 is unknown", kind);
  }

  private static void refused(String why, byte[] bytes) {
    WireException refusal = assertThrows(WireException.class, () -> Codec.decode(bytes));
    assertTrue(refusal.getMessage().startsWith(why), refusal.getMessage());
  }

  private static String hex(List<Envelope> envelopes) {
    return envelopes.stream()
        .map(
            envelope ->
                envelope.message().getClass().getSimpleName()
                    + " "
                    + HexFormat.of().formatHex(Codec.encode(envelope))
                    + "\n")
        .collect(Collectors.joining());
  }
}
