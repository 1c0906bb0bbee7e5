package io.ringelection.verticles.page;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import io.ringelection.Ring;
import io.ringelection.verticles.Conditions;
import io.ringelection.verticles.TestRing;
import io.vertx.core.Vertx;
import io.vertx.core.json.JsonArray;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * The page in a real browser, in front of a real ring of three nodes. Plan: it loads, shows the
 * nodes and follows a kill and a join without being loaded again; a key is looked up with the
 * keyboard alone; the nodes of the drawing are walked with arrow keys; light and dark differ; a
 * judge of accessibility finds nothing. The console must stay clean in all of them.
 */
class PageTest {
  private static final int PARTITIONS = 256;
  private static final String ROWS = "document.querySelectorAll('#nodes tbody tr').length";
  private static final String UNOWNED = "document.getElementById('f-unowned').textContent";

  private final Vertx vertx = Vertx.vertx();
  private final TestRing ring = TestRing.on(vertx).partitions(PARTITIONS);
  private Browser browser;

  @BeforeEach
  void open(@TempDir Path profile) throws IOException {
    Optional<Path> chromium = Browser.installed();
    assumeTrue(chromium.isPresent(), "skipped: no Chromium in /usr/bin");
    ring.join(3).settle();
    browser = new Browser(vertx, chromium.get(), profile.resolve("chromium"));
    browser.open(new PageHost(vertx, ring.node(0)).url());
    showsWhole(3);
  }

  @AfterEach
  void close() {
    if (browser != null) {
      browser.close();
    }
    Conditions.await("vertx closed", vertx.close());
  }

  private void showsWhole(int nodes) {
    browser.until(
        nodes + " nodes and no partition without an owner",
        "%s === %d && %s === '0' && document.querySelectorAll('.node:not(.gone)').length === %d"
            .formatted(ROWS, nodes, UNOWNED, nodes));
  }

  private void cleanConsole() {
    assertEquals(List.of(), browser.complaints());
  }

  @Test
  void followsAKillAndAJoin() throws Exception {
    browser.value("window.sameDocument = true");
    Ring killed = ring.remove(ring.node(2));
    String dead = killed.node().toString();
    ((AutoCloseable) killed).close();
    showsWhole(2);
    assertEquals(
        0,
        ((Number) browser.value("document.querySelectorAll('tr[data-id=\"" + dead + "\"]').length"))
            .intValue());
    browser.until(
        "the event list tells it",
        "[...document.querySelectorAll('#events li')].some(li => /partitions?"
            + " more/.test(li.textContent))");

    Ring fresh = ring.create("n4");
    Conditions.await("joined", fresh.join());
    ring.settle();
    showsWhole(3);
    browser.until(
        "the newcomer and its share",
        "/^n4.*85/.test(document.querySelector('tr[data-id=\"%s\"]')?.textContent ?? '')"
            .formatted(fresh.node()));
    assertEquals(true, browser.value("window.sameDocument === true"));
    cleanConsole();
    picture();
  }

  @Test
  void looksAKeyUpWithTheKeyboardAlone() {
    browser.press("Tab");
    assertEquals(
        "#content", browser.value("document.activeElement.getAttribute('href')"), "the skip link");
    browser.until(
        "focus is seen", "getComputedStyle(document.activeElement).outlineStyle === 'solid'");
    for (int i = 0; i < 20 && !"key".equals(browser.value("document.activeElement.id")); i++) {
      browser.press("Tab");
    }
    browser.type("customer 42");
    browser.press("Enter");
    List<? extends Ring> nodes = ring.nodes();
    int partition = nodes.get(0).partitionOf("customer 42");
    String owner =
        nodes.stream()
            .filter(node -> node.owns(partition))
            .map(node -> node.node().name())
            .findFirst()
            .orElseThrow();
    browser.until(
        "partition and owner",
        "/Partition%d.*Owner%s.*Token\\d+/.test(document.getElementById('found').textContent)"
            .formatted(partition, owner));
    cleanConsole();
  }

  @Test
  void walksTheNodesWithArrows() {
    browser.value("document.querySelector('.node[tabindex=\"0\"]').focus()");
    Object first = browser.value("document.activeElement.dataset.id");
    browser.press("ArrowRight");
    Object second = browser.value("document.activeElement.dataset.id");
    assertNotEquals(first, second);
    String spoken = (String) browser.value("document.activeElement.getAttribute('aria-label')");
    assertTrue(spoken.matches("n\\d.*8[56] partitions"), spoken);
    browser.value("document.querySelectorAll('#nodes thead button')[2].click()");
    assertEquals(
        "ascending",
        browser.value("document.querySelectorAll('#nodes th')[2].getAttribute('aria-sort')"));
    cleanConsole();
  }

  @Test
  void isLightAndDark() throws IOException {
    String ground = "getComputedStyle(document.body).backgroundColor";
    browser.prefer("light");
    Object light = browser.value(ground);
    browser.prefer("dark");
    Object dark = browser.value(ground);
    assertNotEquals(light, dark);
    browser.value("document.getElementById('theme').click()");
    assertEquals(light, browser.value(ground), "the reader's choice goes first");
    browser.size(380, 800);
    assertEquals(
        true,
        browser.value("document.documentElement.scrollWidth <= 380"),
        "nothing sticks out of a narrow window");
    cleanConsole();
  }

  /** The rules of WCAG that a program can check, as far as Deque's axe knows them. */
  @Test
  void axeFindsNothing() throws IOException {
    try (InputStream axe = getClass().getResourceAsStream("/axe.min.js")) {
      browser.value(new String(axe.readAllBytes(), StandardCharsets.UTF_8) + "; true");
    }
    for (String scheme : List.of("light", "dark")) {
      browser.prefer(scheme);
      assertEquals(
          List.of(),
          ((JsonArray)
                  browser.value(
                      "axe.run().then(found => found.violations.flatMap(rule =>"
                          + " rule.nodes.map(node => rule.id + ': ' + node.html + ' ' +"
                          + " node.failureSummary)))"))
              .getList(),
          scheme);
    }
    cleanConsole();
  }

  /** For whoever wants to see what the test saw. */
  private void picture() throws IOException {
    Path file = Path.of("target", "page.png");
    Files.createDirectories(file.getParent());
    browser.size(1280, 1060);
    Files.write(file, browser.picture());
  }
}
