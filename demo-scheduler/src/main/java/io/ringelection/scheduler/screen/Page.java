package io.ringelection.scheduler.screen;

import io.ringelection.Token;
import io.ringelection.scheduler.job.RunState;
import io.ringelection.scheduler.store.RunRow;
import io.ringelection.scheduler.store.Tally;
import java.time.Duration;
import java.time.ZoneId;
import java.time.format.DateTimeFormatter;
import java.util.ArrayList;
import java.util.List;
import org.jline.utils.AttributedString;
import org.jline.utils.AttributedStringBuilder;
import org.jline.utils.AttributedStyle;

/** Lays a scene out for a terminal of some size. Colours only repeat what the words say. */
public final class Page {
  private static final DateTimeFormatter TIME = DateTimeFormatter.ofPattern("HH:mm:ss");
  private static final AttributedStyle PLAIN = AttributedStyle.DEFAULT;
  private static final AttributedStyle FAINT = PLAIN.faint();
  private static final AttributedStyle BOLD = PLAIN.bold();
  private static final AttributedStyle GREEN = PLAIN.foreground(AttributedStyle.GREEN);
  private static final AttributedStyle YELLOW = PLAIN.foreground(AttributedStyle.YELLOW);
  private static final AttributedStyle RED = PLAIN.foreground(AttributedStyle.RED);
  private static final int WIDEST = 120;
  private static final int NODES = 12;
  private static final int EVENTS = 4;

  private final int width;
  private final String bar;
  private final List<AttributedString> lines = new ArrayList<>();

  private Page(int columns, boolean unicode) {
    this.width = Math.min(columns, WIDEST);
    this.bar = unicode ? "\u2588" : "#";
  }

  /**
   * The lines of {@code scene}, at most {@code rows} of them, none longer than {@code columns}.
   *
   * @param unicode false for a terminal that knows ASCII only
   */
  public static List<AttributedString> of(Scene scene, int columns, int rows, boolean unicode) {
    Page page = new Page(columns, unicode);
    page.head(scene.head());
    page.nodes(scene);
    page.tally(scene.tally());
    int events = Math.min(EVENTS, Math.max(1, scene.events().size()));
    page.runs(scene.runs(), rows - page.lines.size() - events - 4);
    page.events(scene.events(), events);
    return page.lines.subList(0, Math.min(Math.max(rows, 0), page.lines.size()));
  }

  private void head(Scene.Head head) {
    String left =
        "%s   %s   %d partitions%s   term %d"
            .formatted(
                head.ring(),
                count(head.members(), "member"),
                head.partitions(),
                unowned(head),
                head.term());
    String right = clock(head.uptime());
    int gap = Math.max(1, width - 1 - left.length() - right.length() - 1);
    add(text().append(" ").styled(BOLD, left).append(" ".repeat(gap)).styled(FAINT, right));
    if (!head.waitingFor().isEmpty()) {
      add(text().styled(YELLOW, " waiting: " + head.waitingFor()));
    }
    blank();
  }

  private static String unowned(Scene.Head head) {
    return head.unowned() == 0 ? "" : ", " + head.unowned() + " without owner";
  }

  private static String count(int number, String noun) {
    return number + " " + noun + (number == 1 ? "" : "s");
  }

  private static String clock(Duration uptime) {
    return "%d:%02d:%02d"
        .formatted(uptime.toHours(), uptime.toMinutesPart(), uptime.toSecondsPart());
  }

  private void nodes(Scene scene) {
    int room = Math.max(4, width - 51);
    int most = Math.max(1, scene.nodes().stream().mapToInt(Scene.NodeLine::owned).max().orElse(1));
    title("%-20s %-8s %10s  %s".formatted("NODE", "ROLE", "PARTITIONS", fit("", room)) + "  LEASE");
    for (Scene.NodeLine node : scene.nodes().subList(0, Math.min(NODES, scene.nodes().size()))) {
      String bars = bar.repeat((int) ((long) node.owned() * room / most));
      add(
          text()
              .append(" %-20s ".formatted(fit(node.name(), 20)))
              .styled(role(node.role()), "%-8s".formatted(node.role()))
              .append(" %10d  ".formatted(node.owned()))
              .styled(FAINT, fit(bars, room))
              .append(
                  node.leaseMillis() < 0 ? "" : " %4.1f s".formatted(node.leaseMillis() / 1000.0)));
    }
    if (scene.nodes().size() > NODES) {
      add(text().styled(FAINT, " and " + (scene.nodes().size() - NODES) + " more"));
    }
    blank();
  }

  private static AttributedStyle role(String role) {
    return switch (role) {
      case "leader" -> BOLD;
      case "dead", "gone" -> RED;
      case "voter", "member" -> PLAIN;
      default -> YELLOW;
    };
  }

  /** What must be zero is always shown; the rest when there is some. */
  private void tally(Tally tally) {
    AttributedStringBuilder line = text().styled(BOLD, " RUNS  ");
    line.append("ok " + tally.count(RunState.OK));
    part(line, "missed", tally.missed(), RED, true);
    part(line, "done twice", tally.duplicates(), RED, true);
    part(line, "made again", tally.again(), PLAIN, false);
    part(line, "fenced", tally.count(RunState.FENCED), PLAIN, false);
    part(line, "failed", tally.count(RunState.FAILED), YELLOW, false);
    part(line, "unknown", tally.count(RunState.UNKNOWN), YELLOW, false);
    part(line, "skipped", tally.count(RunState.SKIPPED), YELLOW, false);
    add(line);
    blank();
  }

  private static void part(
      AttributedStringBuilder line,
      String name,
      long count,
      AttributedStyle style,
      boolean always) {
    if (always || count > 0) {
      line.append("  ").styled(count == 0 ? FAINT : style, name + " " + count);
    }
  }

  private void runs(List<Scene.RunLine> runs, int room) {
    int job = Math.max(8, width - 61);
    title(
        "%-8s %-7s %8s  %-8s %-16s %5s  %s"
            .formatted("DUE", "RESULT", "LATE", "NODE", "TOKEN", "PART", "JOB"));
    for (int i = 0; i < Math.max(0, room); i++) {
      if (i < runs.size()) {
        run(runs.get(i), job);
      } else {
        blank();
      }
    }
    blank();
  }

  private void run(Scene.RunLine line, int job) {
    RunRow row = line.row();
    add(
        text()
            .append(" " + TIME.format(row.attempt().due().atZone(ZoneId.systemDefault())) + " ")
            .styled(state(row.state()), "%-7s".formatted(row.state()))
            .append(" %8s  ".formatted(late(row.lateness())))
            .append("%-8s ".formatted(fit(row.attempt().node(), 8)))
            .append("%-16s ".formatted(fit(Token.format(row.attempt().token()), 16)))
            .append("%5d  ".formatted(line.partition()))
            .append(fit(row.attempt().job(), job)));
  }

  private static AttributedStyle state(RunState state) {
    return switch (state) {
      case OK -> GREEN;
      case RUNNING -> FAINT;
      case FAILED, UNKNOWN, SKIPPED -> YELLOW;
      case LOST, FENCED -> RED;
    };
  }

  private static String late(Duration late) {
    return late.compareTo(Duration.ofSeconds(10)) < 0
        ? Math.max(0, late.toMillis()) + " ms"
        : "%,d s".formatted(late.toSeconds());
  }

  private void events(List<String> events, int room) {
    title("EVENTS");
    for (String event : events.subList(Math.max(0, events.size() - room), events.size())) {
      add(text().append(" " + event));
    }
    if (events.isEmpty()) {
      blank();
    }
    add(text().styled(FAINT, " Ctrl-C hands the partitions off and ends"));
  }

  private void title(String title) {
    add(text().styled(BOLD, " " + title));
  }

  private void blank() {
    lines.add(AttributedString.EMPTY);
  }

  private void add(AttributedStringBuilder line) {
    lines.add(line.toAttributedString().columnSubSequence(0, width));
  }

  private static AttributedStringBuilder text() {
    return new AttributedStringBuilder();
  }

  /** Cut or filled up with blanks to exactly {@code length} characters. */
  private static String fit(String text, int length) {
    return text.length() > length
        ? text.substring(0, length - 1) + "~"
        : text + " ".repeat(length - text.length());
  }
}
