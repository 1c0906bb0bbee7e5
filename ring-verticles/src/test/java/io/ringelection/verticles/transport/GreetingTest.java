package io.ringelection.verticles.transport;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import io.ringelection.NodeId;
import java.nio.charset.StandardCharsets;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class GreetingTest {
  private static final NodeId NODE = new NodeId("node-1", 0x5F3AL);

  @Test
  void comesBackAsItWas() {
    for (Greeting greeting :
        new Greeting[] {
          new Greeting(NODE, true, new Place("10.0.0.7", 4711, 4712)),
          new Greeting(NODE, false, Place.NOWHERE),
          new Greeting(NODE, true, new Place("fe80::1%eth0", 1, 0)),
          new Greeting(NODE, false, new Place("h", 1, 2), new NodeId("sought", 3))
        }) {
      assertEquals(greeting, Greeting.of(greeting.bytes()));
    }
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "",
        "n@1",
        "n@1 7",
        "n@1 7 7",
        "n@1 7 7 ",
        "n@1 -1 7 host",
        "n@1 7 65536 host",
        "n@1 x 7 host",
        "n 7 7 host",
        "n@1 7 7 host more",
        "n@1 7 7 host sought@2 more"
      })
  void refusesAnythingElse(String text) {
    byte[] body = ("\0\0" + text).getBytes(StandardCharsets.UTF_8);
    assertThrows(IllegalArgumentException.class, () -> Greeting.of(body));
  }

  @Test
  void randomBytesAreRefusedOrGreetings() {
    Random random = new Random(7);
    for (int i = 0; i < 20_000; i++) {
      byte[] body = new byte[random.nextInt(600)];
      random.nextBytes(body);
      if (body.length > 0) {
        body[0] = 0;
      }
      assertThrows(IllegalArgumentException.class, () -> Greeting.of(body));
    }
  }
}
