package io.ringelection.sim;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.ringelection.sim.draw.Timeline;
import io.ringelection.sim.world.Setting;
import io.ringelection.sim.world.World;
import java.io.StringReader;
import java.util.ArrayList;
import java.util.List;
import javax.xml.parsers.DocumentBuilderFactory;
import org.junit.jupiter.api.Test;
import org.w3c.dom.Document;
import org.w3c.dom.Element;
import org.w3c.dom.NodeList;
import org.xml.sax.InputSource;

/** A picture shows what happened: parsed again, its bars are the ownership of a known run. */
class DrawTest {
  private static final double PIXEL = 1.0;

  @Test
  void drawsWhoOwnedWhat() throws Exception {
    Timeline timeline = new Timeline();
    World world = Worlds.three(timeline);
    assertTrue(Worlds.settle(world, 20 * Setting.SEC));
    long founded = world.now();
    world.runUntil(10 * Setting.SEC);
    world.crash(Worlds.node(world, 2), true);
    world.runUntil(20 * Setting.SEC);

    Document picture = parse(timeline.svg("Seed & <seed>", world.now()));
    List<Element> lost = titled(picture, "owned by n3@3");
    assertEquals(1, lost.size());
    assertEquals(width(10 * Setting.SEC - founded), width(lost.get(0)), PIXEL);
    List<Element> kept = titled(picture, "owned by n1@1");
    kept.addAll(titled(picture, "owned by n2@2"));
    assertEquals(4, kept.size());
    assertEquals(1, titled(picture, "leads term 1").size());
    List<Element> life = titled(picture, "n3@3");
    assertEquals(1, life.size());
    assertEquals(width(10 * Setting.SEC), width(life.get(0)), PIXEL);
    assertEquals("Seed & <seed>", picture.getDocumentElement().getAttribute("aria-label"));
  }

  private static double width(long nanos) {
    return 1084.0 * nanos / (20.0 * Setting.SEC);
  }

  private static double width(Element bar) {
    return Double.parseDouble(bar.getAttribute("width"));
  }

  private static List<Element> titled(Document picture, String title) {
    List<Element> found = new ArrayList<>();
    NodeList bars = picture.getElementsByTagName("rect");
    for (int i = 0; i < bars.getLength(); i++) {
      Element bar = (Element) bars.item(i);
      if (bar.getTextContent().equals(title)) {
        found.add(bar);
      }
    }
    return found;
  }

  private static Document parse(String svg) throws Exception {
    return DocumentBuilderFactory.newInstance()
        .newDocumentBuilder()
        .parse(new InputSource(new StringReader(svg)));
  }
}
