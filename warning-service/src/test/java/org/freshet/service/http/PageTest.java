package org.freshet.service.http;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import com.fasterxml.jackson.databind.JsonNode;
import java.awt.image.BufferedImage;
import java.io.ByteArrayInputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Objects;
import java.util.Optional;
import javax.imageio.ImageIO;
import org.freshet.service.publish.FakeReplay;
import org.freshet.service.publish.Site;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The page in a real browser, over the real server. */
class PageTest {
  private static final int RIGHT = 39;
  private static final int HOME = 36;

  @TempDir static Path folder;
  private static @Nullable Site site;
  private static @Nullable WebServer server;
  private static @Nullable Chromium started;

  @BeforeAll
  static void start() throws Exception {
    Optional<Path> program = Chromium.program();
    assumeTrue(program.isPresent(), "skipped: no Chromium is installed");
    Site made = FakeReplay.site();
    site = made;
    server = new WebServer(made).start(WebServer.LOOPBACK, 0);
    started = new Chromium(program.get(), folder.resolve("profile"));
  }

  @AfterAll
  static void stop() throws Exception {
    if (started != null) {
      started.close();
    }
    if (server != null) {
      server.close();
    }
  }

  private static Chromium browser() {
    return Objects.requireNonNull(started);
  }

  private static String url(String fragment) {
    return "http://127.0.0.1:" + Objects.requireNonNull(server).port() + "/#" + fragment;
  }

  private static String text(String selector) throws Exception {
    return browser().evaluate("document.querySelector('" + selector + "').innerText").asText();
  }

  private static BufferedImage shot(String name) throws Exception {
    browser().evaluate("freshet.settled()");
    byte[] png = browser().screenshot();
    Path target = Path.of("target/page/" + name);
    Files.createDirectories(target.getParent());
    Files.write(target, png);
    return ImageIO.read(new ByteArrayInputStream(png));
  }

  private static long pixels(BufferedImage image, int rgb) {
    long found = 0;
    for (int y = 0; y < image.getHeight(); y++) {
      for (int x = 0; x < image.getWidth(); x++) {
        int pixel = image.getRGB(x, y);
        int distance =
            Math.abs((pixel >> 16 & 255) - (rgb >> 16 & 255))
                + Math.abs((pixel >> 8 & 255) - (rgb >> 8 & 255))
                + Math.abs((pixel & 255) - (rgb & 255));
        found += distance < 30 ? 1 : 0;
      }
    }
    return found;
  }

  @Test
  void drawsWaterLevelsClosuresAndDiversion() throws Exception {
    browser().open(url("step=14&lang=de"), 1400, 860, false);
    BufferedImage page = shot("desktop.png");
    assertThat(pixels(page, 0x08519c)).as("deep water").isGreaterThan(1500);
    assertThat(pixels(page, 0xc8321f)).as("level 3").isGreaterThan(1000);
    assertThat(pixels(page, 0x0b7a4b)).as("diversion").isGreaterThan(500);
    assertThat(text("#areas")).contains("Mitte", "bis 90 cm auf Straßen");
    assertThat(text("#closed")).contains("Mühlgasse", "kein Durchkommen: Linienbusse und Pkw");
    assertThat(text("#lines")).contains("Bus 12 Richtung Friedhof", "Umweg von Markt");
    assertThat(text("#messages")).contains("Mitte: Straßen überflutet, Stufe 3");
    assertThat(text("#announcer")).contains("Stufe 3");
    assertThat(browser().complaints()).isEmpty();
  }

  @Test
  void tellsGaugesAndTheNextHourOfASink() throws Exception {
    browser().open(url("step=12&lang=de"), 1400, 860, false);
    assertThat(text("#rain-of")).isEqualTo("Regen aus radar und einem Regenmesser.");
    assertThat(text("#gauges"))
        .contains("Mühlbrücke", "cm, steigend.", "Meldestufe 1", "In einer Stunde etwa");
    browser().evaluate("freshet.settled()");
    browser().click("freshet.inWindow([480, 480])");
    browser().waitFor("!document.getElementById('info').hidden");
    assertThat(text("#info")).contains("Senke:", "In einer Stunde wohl", "12 mm Regen");
    shot("sink.png");
    assertThat(browser().evaluate("document.getElementById('blind').hidden").asBoolean()).isTrue();
  }

  @Test
  void saysLoudlyThatNothingIsHeard() throws Exception {
    browser().open(url("step=" + (FakeReplay.STEPS - 2) + "&lang=en"), 1400, 860, false);
    assertThat(text("#blind")).startsWith("Nothing is heard");
    assertThat(text("#silent")).isEqualTo("Late or silent: Bauhof.");
    shot("blind.png");
    assertThat(browser().complaints()).isEmpty();
  }

  @Test
  void speaksBothLanguages() throws Exception {
    browser().open(url("step=14&lang=en"), 1400, 860, false);
    assertThat(text("#closed")).contains("no way through");
    assertThat(browser().evaluate("document.documentElement.lang").asText()).isEqualTo("en");
    browser().evaluate("document.querySelector('[data-language=de]').click()");
    assertThat(text("#closed")).contains("kein Durchkommen");
    assertThat(browser().evaluate("document.documentElement.lang").asText()).isEqualTo("de");
    assertThat(text("#messages")).contains("überflutet");
    JsonNode untold =
        browser()
            .evaluate(
                "[...document.querySelectorAll('body *')].filter(e =>"
                    + " /(page|level|kind)\\.[a-z0-9]/.test(e.textContent"
                    + " + (e.getAttribute('aria-label') || '')) && !e.children.length).length");
    assertThat(untold.asInt()).as("texts without a translation").isZero();
  }

  @Test
  void worksWithTheKeyboardAlone() throws Exception {
    browser().open(url("step=0&lang=en"), 1400, 860, false);
    browser().evaluate("document.getElementById('slider').focus()");
    for (int i = 0; i < 5; i++) {
      browser().press("ArrowRight", RIGHT);
    }
    browser().waitFor("document.body.dataset.step === '5'");
    assertThat(
            browser()
                .evaluate("document.getElementById('slider').getAttribute('aria-valuetext')")
                .asText())
        .isEqualTo("17:25");
    assertThat(text("#announcer")).as("the warning of 17:20 is said").startsWith("17:20");
    assertThat(text("#gaps")).contains("radar");
    browser().press("Home", HOME);
    browser().waitFor("document.body.dataset.step === '0'");
    browser().evaluate("document.getElementById('map').focus()");
    JsonNode before = browser().evaluate("freshet.view().getCenter()[0]");
    browser().press("ArrowRight", RIGHT);
    browser().waitFor("freshet.view().getCenter()[0] > " + before.asDouble());
    JsonNode order =
        browser()
            .evaluate(
                "[...document.querySelectorAll('a,button,input,summary,[tabindex]')].every(e =>"
                    + " e.tabIndex <= 0)");
    assertThat(order.asBoolean()).as("focus follows the order of the page").isTrue();
  }

  @Test
  void playsAndPauses() throws Exception {
    browser().open(url("step=3&lang=en"), 1400, 860, false);
    browser().evaluate("document.getElementById('play').click()");
    assertThat(browser().evaluate("document.getElementById('play').ariaLabel").asText())
        .isEqualTo("Pause");
    browser().waitFor("Number(document.body.dataset.step) >= 5");
    browser().evaluate("document.getElementById('play').click()");
    assertThat(browser().evaluate("document.getElementById('play').ariaLabel").asText())
        .isEqualTo("Play");
  }

  @Test
  void everyControlHasANameAndThePageFitsAPhone() throws Exception {
    browser().open(url("step=10&lang=en"), 390, 844, true);
    shot("phone.png");
    assertThat(browser().evaluate("document.documentElement.scrollWidth").asInt())
        .isLessThanOrEqualTo(390);
    JsonNode nameless =
        browser()
            .evaluate(
                "[...document.querySelectorAll('button,input,summary,[role]')].filter(e =>"
                    + " !(e.getAttribute('aria-label') || e.textContent.trim()"
                    + " || e.hidden || e.title"
                    + " || (e.labels && e.labels[0] && e.labels[0].textContent.trim()))).map(e => e.outerHTML).join()");
    assertThat(nameless.asText()).isEmpty();
    assertThat(browser().complaints()).isEmpty();
  }

  @Test
  void followsAStormThatIsStillRunning() throws Exception {
    Site whole = Objects.requireNonNull(site);
    try {
      Objects.requireNonNull(server).publish(FakeReplay.site(6));
      browser().open(url("step=5&lang=en"), 1400, 860, false);
      assertThat(text("#areas")).doesNotContain("90 cm");
      Objects.requireNonNull(server).publish(FakeReplay.site(15));
      browser().waitFor("document.body.dataset.step === '14'");
      assertThat(text("#areas")).contains("up to 90 cm");
      assertThat(browser().complaints()).isEmpty();
    } finally {
      Objects.requireNonNull(server).publish(whole);
    }
  }

  @Test
  void opensFromAFolderWithoutAServer() throws Exception {
    Path out = folder.resolve("out");
    Objects.requireNonNull(site).writeTo(out);
    browser().open(out.resolve("index.html").toUri() + "#step=14&lang=de", 1400, 860, false);
    assertThat(text("#areas")).contains("Mitte");
    assertThat(pixels(shot("folder.png"), 0xc8321f)).isGreaterThan(1000);
  }
}
