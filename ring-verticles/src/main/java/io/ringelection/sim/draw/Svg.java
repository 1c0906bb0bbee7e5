package io.ringelection.sim.draw;

import java.util.Locale;

/**
 * Writes the elements that a picture is made of. Colours and fonts come from the style by class.
 */
final class Svg {
  private static final String STYLE =
      """
      <style>
      svg { --paper: #ffffff; --ink: #1f2328; --quiet: #59636e; --line: #d1d9e0; --fault: #eef1f4; }
      @media (prefers-color-scheme: dark) {
        svg { --paper: #0d1117; --ink: #f0f6fc; --quiet: #9198a1; --line: #3d444d; --fault: #262c36; }
      }
      text { font: 12px system-ui, -apple-system, 'Segoe UI', Helvetica, Arial, sans-serif; fill: var(--ink); }
      .paper { fill: var(--paper); stroke: var(--line); }
      .title { font-size: 19px; font-weight: 600; }
      .quiet { fill: var(--quiet); }
      .small { font-size: 10.5px; }
      .row { fill: var(--fault); opacity: .55; }
      .grid { stroke: var(--line); stroke-width: 1; }
      .term { stroke: var(--ink); stroke-width: 1.2; stroke-dasharray: 3 3; opacity: .75; }
      .fault { fill: var(--fault); stroke: var(--quiet); stroke-width: .7; }
      .still { fill: url(#still); stroke: var(--ink); stroke-width: .8; }
      .hatch { stroke: var(--ink); stroke-width: 1.6; }
      .mark { font-size: 15px; font-weight: 700; }
      .on { fill: #ffffff; font-size: 10.5px; font-weight: 600; }
      .life { opacity: .5; }
      .n0 { fill: #0072b2; } .n1 { fill: #d1740a; } .n2 { fill: #00875f; } .n3 { fill: #b8508f; }
      .n4 { fill: #3d9bd3; } .n5 { fill: #c1432e; } .n6 { fill: #7a5cb8; } .n7 { fill: #8a7a1f; }
      </style>
      <defs><pattern id="still" width="6" height="6" patternUnits="userSpaceOnUse" patternTransform="rotate(45)">
      <rect width="6" height="6" style="fill: var(--paper)"/><line class="hatch" x1="0" y1="0" x2="0" y2="6"/></pattern></defs>
      """;
  private static final int COLOURS = 8;

  private final StringBuilder body = new StringBuilder();

  /** Class of a node's colour. */
  static String colour(int slot) {
    return "n" + slot % COLOURS;
  }

  void rect(String style, double x, double y, double width, double height, String title) {
    body.append(
        String.format(
            Locale.ROOT,
            "<rect class=\"%s\" x=\"%.1f\" y=\"%.1f\" width=\"%.1f\" height=\"%.1f\""
                + " rx=\"2\">%s</rect>%n",
            style,
            x,
            y,
            Math.max(0.6, width),
            height,
            title.isEmpty() ? "" : "<title>" + escaped(title) + "</title>"));
  }

  void line(String style, double x1, double y1, double x2, double y2) {
    body.append(
        String.format(
            Locale.ROOT,
            "<line class=\"%s\" x1=\"%.1f\" y1=\"%.1f\" x2=\"%.1f\" y2=\"%.1f\"/>%n",
            style,
            x1,
            y1,
            x2,
            y2));
  }

  /** {@code anchor} is start, middle or end. */
  void text(String style, String anchor, double x, double y, String text) {
    body.append(
        String.format(
            Locale.ROOT,
            "<text class=\"%s\" text-anchor=\"%s\" x=\"%.1f\" y=\"%.1f\">%s</text>%n",
            style,
            anchor,
            x,
            y,
            escaped(text)));
  }

  /** The whole document. */
  String document(double width, double height, String title) {
    return String.format(
        Locale.ROOT,
        """
        <svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 %.0f %.0f" role="img" aria-label="%s">
        %s<rect class="paper" x="0.5" y="0.5" width="%.0f" height="%.0f" rx="10"/>
        %s</svg>
        """,
        width,
        height,
        escaped(title),
        STYLE,
        width - 1,
        height - 1,
        body);
  }

  private static String escaped(String text) {
    return text.replace("&", "&amp;").replace("<", "&lt;").replace("\"", "&quot;");
  }
}
