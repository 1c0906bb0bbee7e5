package io.ringelection.sim.explore;

import io.ringelection.core.step.Rule;
import io.ringelection.sim.check.Violation;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * A rule that random runs do not miss, taken away in the scope that needs it.
 *
 * @param rule taken away
 * @param scope by its name
 * @param most states that are enough to miss it
 */
public record Explored(Rule rule, String scope, long most) {
  /** All there are. */
  public static List<Explored> all() {
    return List.of(new Explored(Rule.ACCEPT_COUNTS, "hand-over", 20_000));
  }

  /** The first breach of ownership found; empty when there is none within the budget. */
  public Optional<String> find() {
    @Nullable Violation broken = Explorer.without(rule, Scopes.of(scope)).explore(most).broken();
    return Optional.ofNullable(broken).map(Violation::getMessage);
  }

  /** The command that finds it again and tells it. */
  public String command() {
    return "mvn -Pexplore -Dscope=" + scope + " -Doff=" + rule;
  }
}
