package io.ringelection.hazelcast;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNull;

import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class EnvironmentReplacerTest {
  private static final String NAME = "RING_TEST_VALUE";

  @AfterEach
  void forget() {
    System.clearProperty(NAME);
  }

  @Test
  void defaultCountsWhenNothingIsSet() {
    assertEquals("a:1,b:2", with(Map.of()).getReplacement(NAME + ":a:1,b:2"));
    assertEquals("", with(Map.of()).getReplacement(NAME + ":"));
  }

  @Test
  void unsetWithoutDefaultIsMissing() {
    assertNull(with(Map.of()).getReplacement(NAME));
  }

  @Test
  void environmentBeatsTheDefault() {
    assertEquals("c:3", with(Map.of(NAME, " c:3 ")).getReplacement(NAME + ":a:1"));
  }

  @Test
  void blankCountsAsUnset() {
    assertEquals("a:1", with(Map.of(NAME, "  ")).getReplacement(NAME + ":a:1"));
  }

  @Test
  void systemPropertyBeatsTheEnvironment() {
    System.setProperty(NAME, "d:4");
    assertEquals("d:4", with(Map.of(NAME, "c:3")).getReplacement(NAME + ":a:1"));
  }

  private static EnvironmentReplacer with(Map<String, String> environment) {
    return new EnvironmentReplacer(environment);
  }
}
