package io.ringelection.verticles.transport;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import io.ringelection.NodeId;
import io.vertx.core.net.SocketAddress;
import java.nio.charset.StandardCharsets;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class GreetingTest {
  private static final NodeId NODE = new NodeId("node-1", 0x5F3AL);

  @Test
  void comesBackAsItWas() {
    SocketAddress place = SocketAddress.inetSocketAddress(4711, "10.0.0.7");
    for (Greeting greeting :
        new Greeting[] {
          new Greeting(NODE, true, place),
          new Greeting(NODE, false, null),
          new Greeting(NODE, true, SocketAddress.inetSocketAddress(1, "fe80::1%eth0"))
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
        "n@1 7 ",
        "n@1 -1 host",
        "n@1 65536 host",
        "n@1 x host",
        "n 7 host",
        "n@1 7 host more"
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
