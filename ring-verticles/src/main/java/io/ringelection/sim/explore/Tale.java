package io.ringelection.sim.explore;

import io.ringelection.core.step.Effect;
import io.ringelection.core.step.Input;
import io.ringelection.core.wire.Message;
import io.ringelection.sim.check.Violation;
import io.ringelection.sim.world.Wording;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.StringJoiner;
import java.util.regex.Pattern;

/**
 * Tells the way to a violation, one line for each event. Left out is the routine: heartbeats and
 * rounds that change nothing, and what arrives without being news.
 */
final class Tale {
  private static final Pattern WHAT_ALL_CARRY =
      Pattern.compile("committed=[^ ]*\\[[^]]*][^]]*], |pending=null|sentAt=\\d+, |roles=\\d+, ");

  private final Scope scope;
  private final Stage stage;
  private final long from;

  Tale(Explorer explorer) {
    this.scope = explorer.scope();
    this.stage = explorer.stage();
    this.from = explorer.start().now();
  }

  /** The lines; {@code start} is where the path begins. */
  List<String> of(Scene start, List<Event> path) {
    List<String> lines = new ArrayList<>();
    Scene scene = start;
    for (Event event : path) {
      try {
        Scene after = stage.after(scene, event);
        String facts = facts(stage.effects(scene, after, event));
        if (event.kind().isFault() || !facts.isEmpty() || isNews(event)) {
          lines.add(line(after, event, facts));
        }
        scene = after;
      } catch (Violation broken) {
        lines.add(line(scene, event, "!! " + broken.getMessage()));
      }
    }
    return lines;
  }

  private String line(Scene scene, Event event, String facts) {
    String what = what(event);
    return String.format(
            Locale.ROOT, "%+5d  %s  %s", scene.now() - from, what, facts.isEmpty() ? "" : facts)
        .stripTrailing();
  }

  private String what(Event event) {
    String who = event.slot() < 0 ? "" : Machine.name(event.slot());
    return switch (event.kind()) {
      case ARRIVE -> who + " <- " + parcel(event);
      case ARRIVE_LATE -> who + " <- (late) " + parcel(event);
      case REPEAT -> who + " <- (and once more later) " + parcel(event);
      case HOLD_UP -> "* held up on its way to " + who + ": " + parcel(event);
      case TICK -> who + " wakes";
      case WAIT -> "time passes";
      case CUT ->
          "* " + (event.detail() < 0 ? Links.WHOLE : scope.links().get(event.detail())).name();
      case CRASH -> "* " + who + " crashes";
      case CRASH_PROVED -> "* " + who + " crashes, and that is proved";
      case START -> "* " + who + " starts";
      case COMMAND ->
          "* " + who + " is told " + Wording.of(scope.commands().get(event.detail()).input());
    };
  }

  private static String parcel(Event event) {
    Object input = event.parcel() == null ? "" : event.parcel().input();
    return input instanceof Input.Received received
        ? received.envelope().from()
            + " "
            + WHAT_ALL_CARRY.matcher(Wording.of(received.envelope().message())).replaceAll("")
            + " of term "
            + received.envelope().term()
        : Wording.of(input);
  }

  private static boolean isNews(Event event) {
    if (event.parcel() == null || !(event.parcel().input() instanceof Input.Received received)) {
      return event.parcel() != null;
    }
    Message message = received.envelope().message();
    return !(message instanceof Message.Round
        || message instanceof Message.RoundAck
        || message instanceof Message.Heartbeat
        || message instanceof Message.HeartbeatAck
        || message instanceof Message.Hello);
  }

  private static String facts(List<Effect> effects) {
    StringJoiner facts = new StringJoiner(", ");
    for (Effect effect : effects) {
      if (effect instanceof Effect.Assigned
          || effect instanceof Effect.Revoked
          || effect instanceof Effect.Lost
          || effect instanceof Effect.Led
          || effect instanceof Effect.ViewCommitted) {
        facts.add("!! " + Wording.of(effect));
      }
    }
    return facts.toString();
  }
}
