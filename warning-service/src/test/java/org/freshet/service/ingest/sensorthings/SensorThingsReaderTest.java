package org.freshet.service.ingest.sensorthings;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Map;
import org.freshet.gauge.Observation;
import org.freshet.gauge.Quantity;
import org.freshet.service.ingest.observation.IngestFinding.Code;
import org.freshet.service.ingest.observation.ObservationFile;
import org.freshet.service.ingest.observation.ObservationFormatException;
import org.junit.jupiter.api.Test;

class SensorThingsReaderTest {
  private static final DatastreamMap DECLARED =
      new DatastreamMap(
          Map.of(
              "7",
              new DatastreamMap.Stream("gully", Quantity.LEVEL_M, 0.001, Duration.ZERO),
              "8",
              new DatastreamMap.Stream("roof", Quantity.RAIN_MM, 1, Duration.ofMinutes(5))));

  private static ObservationFile read(String text, DatastreamMap declared)
      throws ObservationFormatException {
    return SensorThingsReader.read(text.getBytes(StandardCharsets.UTF_8), "test", declared);
  }

  @Test
  void readsADataArrayOfADeclaredDatastream() throws ObservationFormatException {
    ObservationFile file =
        read(
            """
            [{"Datastream": {"@iot.id": 7}, "components": ["phenomenonTime", "result", "x"],
              "dataArray@iot.count": 3, "dataArray": [
                ["2024-05-01T10:00:00Z", 1234, 0], ["2024-05-01T10:05:00+00:00", null, 0],
                ["never", 3, 0]]}]
            """,
            DECLARED);

    assertThat(file.observations().get(0).sensor()).isEqualTo("gully");
    assertThat(file.observations().get(0).value()).isEqualTo(1.234);
    assertThat(file.count(Code.MISSING_VALUE)).isEqualTo(1);
    assertThat(file.count(Code.BAD_TIME)).isEqualTo(1);
  }

  @Test
  void readsABareObservationByItsLinkAndItsInterval() throws ObservationFormatException {
    Observation told =
        read(
                """
                {"@iot.id": 3, "phenomenonTime": "2024-05-01T10:00:00Z/2024-05-01T10:10:00Z",
                 "result": "2.5", "Datastream@iot.navigationLink":
                 "http://host/v1.1/Datastreams(8)/Datastream"}
                """,
                DECLARED)
            .observations()
            .get(0);

    assertThat(told.time()).isEqualTo("2024-05-01T10:10:00Z");
    assertThat(told.interval()).isEqualTo(Duration.ofMinutes(10));
    assertThat(told.sensor()).isEqualTo("roof");
  }

  @Test
  void usesTheDeclaredIntervalWhereTheTimeIsAnInstant() throws ObservationFormatException {
    ObservationFile file =
        read(
            """
            {"phenomenonTime": "2024-05-01T10:00:00Z", "result": 2.5,
             "Datastream": {"@iot.id": 8}}
            """,
            DECLARED);

    assertThat(file.observations().get(0).interval()).isEqualTo(Duration.ofMinutes(5));
  }

  @Test
  void tellsQuantitiesFromUnitAndPropertyTogether() throws ObservationFormatException {
    String stream =
        """
        {"@iot.id": %d, "name": "s", "observationType": "x",
         "unitOfMeasurement": {"symbol": "%s"}, "ObservedProperty": {"name": "%s"},
         "Observations": [{"phenomenonTime": "2024-05-01T10:00:00Z", "result": 250}]}
        """;
    ObservationFile file =
        read(
            "{\"value\": ["
                + stream.formatted(1, "cm", "Wasserstand")
                + ","
                + stream.formatted(2, "°C", "Humidity")
                + ","
                + stream.formatted(3, "lx", "Light")
                + "]}",
            DatastreamMap.EMPTY);

    assertThat(file.observations()).hasSize(1);
    assertThat(file.observations().get(0).value()).isEqualTo(2.5);
    assertThat(file.count(Code.UNIT_AGAINST_PROPERTY)).isEqualTo(1);
    assertThat(file.count(Code.OTHER_QUANTITY)).isEqualTo(1);
  }

  @Test
  void countsFailedResponsesOfABatch() throws ObservationFormatException {
    ObservationFile file =
        read(
            """
            {"responses": [{"id": "1", "status": 404, "body": {}},
              {"id": "2", "status": 200, "body": {"value": [
                {"phenomenonTime": "2024-05-01T10:00:00Z", "result": 1,
                 "Datastream": {"@iot.id": 8}}]}}]}
            """,
            DECLARED);

    assertThat(file.count(Code.SOURCE_ERROR)).isEqualTo(1);
    assertThat(file.observations()).hasSize(1);
  }

  @Test
  void refusesOtherDocuments() {
    assertThatThrownBy(() -> read("{\"a\": 1}", DECLARED))
        .isInstanceOf(ObservationFormatException.class);
  }
}
