package org.freshet.service.cap;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import org.freshet.rain.RainRarity;
import org.freshet.warning.WarningMessage;
import org.junit.jupiter.api.Test;

/** How a warning speaks of rare rain. */
class RarityTextTest {
  private static String description(RainRarity rarity, int language) {
    WarningMessage plain = Messages.incident().get(0);
    WarningMessage message =
        new WarningMessage(
            plain.incidentId(),
            plain.version(),
            plain.kind(),
            plain.level(),
            plain.sent(),
            plain.onset(),
            plain.expires(),
            plain.earlier(),
            plain.outlook().with(rarity));
    CapAlert alert = Messages.mapper(Messages.profile()).alert(message);
    assertThat(new CapValidator().check(CapWriter.xml(alert))).isEmpty();
    assertThat(new String(ExplanationFile.json(message), StandardCharsets.UTF_8))
        .contains("\"starkregenindex\" : " + rarity.index());
    return alert.infos().get(language).description();
  }

  @Test
  void saysInBothLanguagesHowRareTheRainIs() {
    RainRarity hour = new RainRarity(7, 60, 33.3, 50, 5, 0);
    assertThat(description(hour, 0))
        .contains(
            "So viel Regen, 33 mm in einer Stunde, fällt dort nur etwa einmal in 50 Jahren"
                + " (Starkregenindex 5).");
    assertThat(description(hour, 1))
        .contains(
            "That much rain, 33 mm within an hour, falls there only about once in 50 years"
                + " (heavy rain index 5).");
    assertThat(description(new RainRarity(7, 180, 61.2, 35, 4, 0), 0))
        .contains("61 mm in 3 Stunden, fällt dort nur etwa einmal in 30 Jahren");
    assertThat(description(new RainRarity(7, 15, 20, 10, 3, 0), 1))
        .contains("20 mm within 15 minutes, falls there only about once in 10 years");
  }

  @Test
  void claimsNoMoreThanTheStatisticsKnow() {
    RainRarity beyond = new RainRarity(7, 60, 90, Double.POSITIVE_INFINITY, 10, 0);
    assertThat(description(beyond, 0))
        .contains("90 mm in einer Stunde, fällt dort seltener als einmal in 100 Jahren");
    assertThat(description(beyond, 1)).contains("less often than once in 100 years");
  }

  @Test
  void commonRainIsNoNews() {
    assertThat(description(new RainRarity(7, 60, 15, 2.5, 1, 0), 0)).doesNotContain("Jahren");
  }
}
