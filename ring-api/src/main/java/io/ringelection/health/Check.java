package io.ringelection.health;

import java.util.function.Supplier;

/**
 * One thing that must be well.
 *
 * @param id its name, one word
 * @param question what is wrong now, in one sentence; empty when nothing is
 */
public record Check(String id, Supplier<String> question) {

  /** Asks; empty when all is well. */
  public String reason() {
    return question.get();
  }

  /** Asks. */
  public boolean passes() {
    return reason().isEmpty();
  }
}
