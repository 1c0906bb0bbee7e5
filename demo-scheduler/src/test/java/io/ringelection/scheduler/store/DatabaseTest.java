package io.ringelection.scheduler.store;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class DatabaseTest {
  private static String refusal(String url) {
    Map<String, String> environment = Map.of("PGPASSWORD", "hidden");
    return assertThrows(StoreException.class, () -> Database.of(url, environment).migrate())
        .getMessage();
  }

  @ParameterizedTest
  @ValueSource(
      strings = {"mysql://u@h/d", "postgresql://h/d", "postgresql://u@h", "nonsense", "", "a b"})
  void anotherKindOfUrlIsOneSentence(String url) {
    assertEquals(
        "database '"
            + url
            + "' is not understood: use jdbc:h2:mem:NAME, jdbc:h2:file:PATH"
            + " or postgresql://USER@HOST:PORT/NAME",
        refusal(url));
  }

  @Test
  void aServerThatIsNotThereIsOneSentenceWithoutThePassword() {
    String sentence = refusal("postgresql://me:secret@127.0.0.1:1/jobs");
    assertTrue(
        sentence.startsWith("database 'postgresql://me@127.0.0.1:1/jobs' cannot be used: "),
        sentence);
    assertFalse(sentence.contains("secret"), sentence);
    assertFalse(sentence.contains("\n"), sentence);
  }

  @Test
  void passwordsAndParametersAreNotShown() {
    assertEquals(
        "postgresql://me@h:1/d", Database.shown("postgresql://me:se:cret@h:1/d?password=x"));
    assertEquals("jdbc:h2:mem:x", Database.shown("jdbc:h2:mem:x;PASSWORD=y"));
  }
}
