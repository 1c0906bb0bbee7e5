package io.ringelection.sim.world;

import io.ringelection.Token;
import java.util.regex.Pattern;

/** The text of a record, made short: a grant as {@code p3:5.1}, no names of its parts. */
public final class Wording {
  private static final Pattern GRANT =
      Pattern.compile("Grant\\[partition=(\\d+), token=(\\d+), previous=([^\\]]*)\\]");
  private static final Pattern VIEW =
      Pattern.compile("view (\\d+) of term (\\d+) members (\\[[^\\]]*\\]) voters (\\[[^\\]]*\\])");

  private Wording() {}

  /** What a message, an input or an effect says. */
  public static String of(Object what) {
    String text =
        GRANT
            .matcher(what.toString())
            .replaceAll(
                grant -> "p" + grant.group(1) + ":" + Token.format(Long.parseLong(grant.group(2))));
    return VIEW.matcher(text).replaceAll("v$1@$2$3/$4");
  }
}
