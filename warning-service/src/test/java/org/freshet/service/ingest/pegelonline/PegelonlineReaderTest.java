package org.freshet.service.ingest.pegelonline;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.charset.StandardCharsets;
import org.freshet.gauge.Quantity;
import org.freshet.service.ingest.observation.IngestFinding.Code;
import org.freshet.service.ingest.observation.ObservationFile;
import org.freshet.service.ingest.observation.ObservationFormatException;
import org.junit.jupiter.api.Test;

class PegelonlineReaderTest {
  private static final String STATION =
      """
      {"uuid": "915d76e1", "number": "24300600", "shortname": "WUE", "longname": "WÜRZBURG",
       "agency": "SCHWEINFURT", "longitude": 9.9, "latitude": 49.8, "timeseries": [
        {"shortname": "W", "unit": "cm", "equidistance": 15,
         "currentMeasurement": {"timestamp": "2023-07-26T19:15:00+02:00", "value": 159},
         "gaugeZero": {"unit": "m. ü. NHN", "value": 164.511, "validFrom": "2019-11-01"}},
        {"shortname": "Q", "unit": "m³/s",
         "currentMeasurement": {"timestamp": "2023-07-26T19:00:00+02:00", "value": 102}},
        {"shortname": "DFH", "unit": "cm",
         "currentMeasurement": {"timestamp": "2023-07-26T19:00:00+02:00", "value": 700}},
        {"shortname": "WT", "unit": "K",
         "currentMeasurement": {"timestamp": "2023-07-26T19:00:00+02:00", "value": 290}}]}
      """;

  private static ObservationFile read(String text) throws ObservationFormatException {
    return PegelonlineReader.read(text.getBytes(StandardCharsets.UTF_8), "test");
  }

  @Test
  void readsLevelsInMetresAndSummerTimeAsUtc() throws ObservationFormatException {
    ObservationFile file = read(STATION);

    assertThat(file.observations()).hasSize(2);
    assertThat(file.observations().get(0).quantity()).isEqualTo(Quantity.LEVEL_M);
    assertThat(file.observations().get(0).value()).isEqualTo(1.59);
    assertThat(file.observations().get(0).time()).isEqualTo("2023-07-26T17:15:00Z");
    assertThat(file.observations().get(1).value()).isEqualTo(102);
    assertThat(file.stations().get(0).height_m()).isEqualTo(164.511);
  }

  @Test
  void leavesOutClearancesAndStrangeUnitsAndSaysSo() throws ObservationFormatException {
    assertThat(read(STATION).count(Code.OTHER_QUANTITY)).isEqualTo(1);
    assertThat(read(STATION).count(Code.UNKNOWN_UNIT)).isEqualTo(1);
  }

  @Test
  void takesAnErrorAnswerForWhatItIs() throws ObservationFormatException {
    ObservationFile file = read("{\"status\": 404, \"message\": \"station not found\"}");

    assertThat(file.findings().get(file.findings().size() - 1).message())
        .contains("404 station not found");
    assertThat(file.count(Code.SOURCE_ERROR)).isEqualTo(1);
  }

  @Test
  void readsMeasurementsOfASeries() throws ObservationFormatException {
    byte[] series =
        "[{\"timestamp\":\"2024-01-01T00:00:00+01:00\",\"value\":250.0},{\"value\":3}]"
            .getBytes(StandardCharsets.UTF_8);
    ObservationFile file =
        PegelonlineReader.readMeasurements(series, "test", "w", Quantity.LEVEL_M, 0.01);

    assertThat(file.observations().get(0).value()).isEqualTo(2.5);
    assertThat(file.count(Code.BAD_TIME)).isEqualTo(1);
  }

  @Test
  void refusesACutAnswerNamingThePlace() {
    assertThatThrownBy(() -> read(STATION.substring(0, 300)))
        .isInstanceOf(ObservationFormatException.class)
        .hasMessageContaining("cut or damaged at line");
  }
}
