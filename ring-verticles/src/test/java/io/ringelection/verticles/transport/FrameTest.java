package io.ringelection.verticles.transport;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.ringelection.NodeId;
import org.junit.jupiter.api.Test;

class FrameTest {
  @Test
  void comesBackAsItWas() {
    Frame frame = Frame.of(new Frame(-77, new byte[] {1, 2, 3}).bytes());
    assertEquals(-77, frame.sentAt());
    assertArrayEquals(new byte[] {1, 2, 3}, frame.body());
  }

  @Test
  void refusesAnotherVersion() {
    byte[] bytes = new Frame(1, new byte[9]).bytes();
    bytes[0] = 2;
    String why = assertThrows(IllegalArgumentException.class, () -> Frame.of(bytes)).getMessage();
    assertEquals("frame version 2 is unknown: this node reads version 1", why);
  }

  @Test
  void refusesWhatIsTooShort() {
    String why =
        assertThrows(IllegalArgumentException.class, () -> Frame.of(new byte[8])).getMessage();
    assertEquals("8 bytes are too few for a frame, which has at least 9", why);
  }

  @Test
  void aGreetingIsNoMessageCutShort() {
    byte[] greeting = new Greeting(new NodeId("n", 1), false, Place.NOWHERE).bytes();
    assertTrue(Greeting.is(Frame.of(new Frame(5, greeting).bytes()).body()));
    assertFalse(Greeting.is(Frame.of(new Frame(5, new byte[0]).bytes()).body()));
    assertFalse(Greeting.is(Frame.of(new Frame(5, new byte[] {1}).bytes()).body()));
  }
}
