package org.freshet.service.ingest.usgs;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.nio.charset.StandardCharsets;
import java.time.Duration;
import org.freshet.gauge.Observation;
import org.freshet.gauge.QualityFlags;
import org.freshet.service.ingest.observation.IngestFinding.Code;
import org.freshet.service.ingest.observation.ObservationFile;
import org.freshet.service.ingest.observation.ObservationFormatException;
import org.junit.jupiter.api.Test;

class UsgsReaderTest {
  private static ObservationFile read(String code, String values)
      throws ObservationFormatException {
    String text =
        """
        {"value": {"timeSeries": [{
          "sourceInfo": {"siteName": "CREEK", "siteCode": [{"value": "05413500"}],
            "geoLocation": {"geogLocation": {"latitude": 42.7, "longitude": -90.6}}},
          "variable": {"variableCode": [{"value": "%s"}], "noDataValue": -999999.0},
          "values": [{"value": [%s]}]}]}}
        """
            .formatted(code, values);
    return UsgsReader.read(text.getBytes(StandardCharsets.UTF_8), "test");
  }

  private static String value(String value, String qualifier, String time) {
    return "{\"value\":\""
        + value
        + "\",\"qualifiers\":[\""
        + qualifier
        + "\"],\"dateTime\":\""
        + time
        + "\"}";
  }

  @Test
  void readsFeetAsMetresAndOffsetsAsUtc() throws ObservationFormatException {
    Observation level =
        read("00065", value("10.00", "P", "2024-05-01T00:15:00.000-05:00")).observations().get(0);

    assertThat(level.value()).isCloseTo(3.048, within(1e-12));
    assertThat(level.time()).isEqualTo("2024-05-01T05:15:00Z");
    assertThat(level.flags()).isEqualTo(QualityFlags.PROVISIONAL);
    assertThat(level.usable()).isTrue();
  }

  @Test
  void takesTheNoDataValueForNone() throws ObservationFormatException {
    ObservationFile file = read("00060", value("-999999", "Ice", "2024-05-01T00:15:00.000-05:00"));

    assertThat(file.observations().get(0).value()).isNaN();
    assertThat(file.count(Code.SOURCE_DOUBTFUL)).isEqualTo(1);
  }

  @Test
  void givesRainTheTimeSinceTheValueBefore() throws ObservationFormatException {
    ObservationFile file =
        read(
            "00045",
            value("0.00", "A", "2024-05-01T00:00:00Z")
                + ","
                + value("0.10", "A", "2024-05-01T00:15:00Z"));

    assertThat(file.observations().get(1).interval()).isEqualTo(Duration.ofMinutes(15));
    assertThat(file.observations().get(1).value()).isCloseTo(2.54, within(1e-12));
  }

  @Test
  void leavesOutOtherParametersAndSaysSo() throws ObservationFormatException {
    ObservationFile file = read("00095", value("3", "A", "2024-05-01T00:00:00Z"));

    assertThat(file.observations()).isEmpty();
    assertThat(file.count(Code.OTHER_QUANTITY)).isEqualTo(1);
  }
}
