package org.freshet.service.cap;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.freshet.warning.WarningMessage;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class RealCapFilesTest {
  private static byte[] file(String name) throws IOException {
    Path path = Path.of(System.getProperty("freshet.data", "../shared/data"), "warnings", name);
    assumeTrue(
        Files.exists(path), () -> "skipped: " + path + " of the public test data is not there");
    return Files.readAllBytes(path);
  }

  @Test
  void ourAlertsPassThePublishedSchemas() throws IOException {
    for (String schema : new String[] {"oasis/CAP-v1.2.xsd", "wmo/CAP-v1.2-schema.xsd"}) {
      CapValidator published = new CapValidator(file("xsd/" + schema));
      for (WarningMessage message : Messages.incident()) {
        byte[] xml = CapWriter.xml(Messages.mapper(Messages.profile()).alert(message));
        assertThat(published.check(xml)).isEmpty();
      }
    }
  }

  @ParameterizedTest
  @ValueSource(strings = {"alert_1.xml", "alert_simple.xml"})
  void readsTheWeatherServicesAlerts(String name) throws IOException {
    byte[] xml = file("dwd-cap/unwetter/" + name);
    CapAlert alert = CapReader.read(xml);
    assertThat(alert.sender()).isEqualTo("CAP@dwd.de");
    assertThat(alert.infos().get(0).language()).isEqualTo("de-DE");
    assertThat(alert.infos().get(0).areas()).isNotEmpty();
    assertThat(new CapValidator().errors(xml))
        .isEqualTo(new CapValidator(file("xsd/oasis/CAP-v1.2.xsd")).errors(xml))
        .noneMatch(finding -> finding.rule().equals("schema"));
  }

  @ParameterizedTest
  @ValueSource(ints = {1, 2, 3, 4})
  void readsTheExamplesOfTheStandardInAllVersions(int number) throws IOException {
    for (int version = 0; version <= 2; version++) {
      byte[] xml = file("oasis-spec-examples/v1dot" + version + "_appendix_adot" + number + ".xml");
      CapAlert alert = CapReader.read(xml);
      assertThat(alert.identifier()).isNotEmpty();
      assertThat(alert.infos()).isNotEmpty();
      assertThat(alert.infos().get(0).areas()).isNotEmpty();
      if (version == 2) {
        assertThat(new CapValidator().errors(xml))
            .noneMatch(finding -> finding.rule().equals("schema"));
      }
    }
  }
}
