package org.freshet.service.ingest.environmentagency;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.time.Duration;
import org.freshet.gauge.QualityFlags;
import org.freshet.gauge.Quantity;
import org.freshet.service.ingest.observation.IngestFinding.Code;
import org.freshet.service.ingest.observation.ObservationFile;
import org.freshet.service.ingest.observation.ObservationFormatException;
import org.junit.jupiter.api.Test;

class EnvironmentAgencyReaderTest {
  private static final String API =
      "\"https://environment.data.gov.uk/flood-monitoring/id/measures/";

  private static ObservationFile read(String text) throws ObservationFormatException {
    return EnvironmentAgencyReader.read(text.getBytes(StandardCharsets.UTF_8), "test", "here");
  }

  @Test
  void readsOneReadingAndMany() throws ObservationFormatException {
    String level =
        "{\"dateTime\":\"2024-01-01T10:15:00Z\",\"measure\":"
            + API
            + "1491TH-level-stage-i-15_min-mASD\",\"value\":1.2}";
    String rain =
        "{\"dateTime\":\"2024-01-01T10:15:00Z\",\"measure\":"
            + API
            + "E7050-rainfall-tipping_bucket_raingauge-t-15_min-mm\",\"value\":0.4}";
    String context = "{\"@context\":\"x\",\"items\":";

    assertThat(read(context + level + "}").observations().get(0).quantity())
        .isEqualTo(Quantity.LEVEL_M);
    ObservationFile both = read(context + "[" + level + "," + rain + "]}");
    assertThat(both.observations()).extracting(o -> o.sensor()).containsExactly("1491TH", "E7050");
    assertThat(both.observations().get(1).interval()).isEqualTo(Duration.ofMinutes(15));
  }

  @Test
  void keepsLevelsMarkedAsWrongWithAFlag() throws ObservationFormatException {
    ObservationFile file =
        read("[{\"ts\":\"2020-10-13T16:00Z\",\"_\":1.213,\"err\":true},{\"ts\":\"x\",\"_\":1}]");

    assertThat(file.observations().get(0).value()).isEqualTo(1.213);
    assertThat(file.observations().get(0).flags()).isEqualTo(QualityFlags.SOURCE_DOUBTFUL);
    assertThat(file.count(Code.BAD_TIME)).isEqualTo(1);
  }

  @Test
  void doesNotTakeZerosAfterTheLastMeasurementForDryWeather() throws ObservationFormatException {
    ObservationFile file =
        read(
            """
            {"minutes": {"latestDateTime": "2023-07-18T13:00:00Z", "values": [
              {"dateTime": "2023-07-18T13:15:00.000Z", "value": 0},
              {"dateTime": "2023-07-18T13:00:00Z", "value": 0.6}]}}
            """);

    assertThat(file.observations().get(0).value()).isNaN();
    assertThat(file.observations().get(1).value()).isEqualTo(0.6);
    assertThat(file.count(Code.PADDING)).isEqualTo(1);
  }
}
