package org.freshet.service.cap;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.util.List;
import org.freshet.exposure.BlockedStreet;
import org.freshet.warning.WarningMessage;
import org.junit.jupiter.api.Test;

/** How a warning speaks of what would be deeper with links blocked. */
class BlockedTextTest {
  private static final BlockedStreet STREET =
      new BlockedStreet(
          Messages.AREA, "Mühlgasse", List.of("d-1", "t-1"), List.of("Damm", "Tunnel"), 0.456, 0.2);

  private static WarningMessage message(int version, BlockedStreet street) {
    WarningMessage plain = Messages.incident().get(version - 1);
    return new WarningMessage(
        plain.incidentId(),
        plain.version(),
        plain.kind(),
        plain.level(),
        plain.sent(),
        plain.onset(),
        plain.expires(),
        plain.earlier(),
        plain.outlook().with(street));
  }

  private static CapAlert alert(WarningMessage message) {
    CapAlert alert = Messages.mapper(Messages.profile()).alert(message);
    assertThat(new CapValidator().check(CapWriter.xml(alert))).isEmpty();
    return alert;
  }

  private static String json(WarningMessage message) {
    return new String(ExplanationFile.json(message), StandardCharsets.UTF_8);
  }

  @Test
  void saysInBothLanguagesHowDeepItMayBecome() {
    CapAlert alert = alert(message(1, STREET));
    assertThat(alert.infos().get(0).description())
        .contains("Bei Verstopfung von Damm und Tunnel: bis zu 46 cm (Mühlgasse).");
    assertThat(alert.infos().get(1).description())
        .contains("Should Damm and Tunnel be blocked: up to 46 cm (Mühlgasse).");
    assertThat(json(message(1, STREET)))
        .contains(
            "\"ifBlocked\"", "\"t-1\"", "\"Tunnel\"", "\"depth_m\" : 0.46", "\"deeper_m\" : 0.2");
  }

  @Test
  void aStreetWithoutANameIsLeftOut() {
    BlockedStreet nameless =
        new BlockedStreet(Messages.AREA, "", List.of("d-1"), List.of("Damm"), 0.3, 0.2);
    assertThat(alert(message(1, nameless)).infos().get(1).description())
        .contains("Should Damm be blocked: up to 30 cm.");
  }

  @Test
  void theLevelStaysAndAnEndSaysNothingOfIt() {
    WarningMessage plain = Messages.incident().get(0);
    assertThat(message(1, STREET).outlook().level()).isEqualTo(plain.outlook().level());
    assertThat(alert(message(1, STREET)).infos().get(0).severity())
        .isEqualTo(alert(plain).infos().get(0).severity());
    assertThat(alert(message(3, STREET)).infos().get(1).description()).doesNotContain("blocked");
    assertThat(json(plain)).doesNotContain("ifBlocked");
  }
}
