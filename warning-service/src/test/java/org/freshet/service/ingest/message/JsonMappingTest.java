package org.freshet.service.ingest.message;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import org.freshet.gauge.Observation;
import org.freshet.gauge.QualityFlags;
import org.freshet.gauge.Quantity;
import org.freshet.service.config.Observations.Mapping;
import org.freshet.service.config.Observations.Value;
import org.freshet.service.ingest.observation.IngestFinding.Code;
import org.freshet.service.ingest.observation.ObservationFile;
import org.freshet.service.ingest.observation.ObservationFormatException;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class JsonMappingTest {
  private static final Instant NOON = Instant.parse("2026-06-18T12:00:00Z");
  private static final Duration MINUTE = Duration.ofMinutes(1);
  private static final Value RAIN = new Value("mm", Quantity.RAIN_MM, 1, 0, MINUTE);
  private static final Value LEVEL =
      new Value("/level/cm", Quantity.LEVEL_M, 0.01, -1, Duration.ZERO);

  private static ObservationFile decode(Mapping mapping, String topic, String json)
      throws ObservationFormatException {
    return new JsonMapping(mapping).decode(topic, json.getBytes(StandardCharsets.UTF_8), NOON);
  }

  @Test
  void takesSensorFromTheTopicAndUnitsFromTheMapping() throws ObservationFormatException {
    Mapping mapping = new Mapping("", "", 2, "ts", List.of(RAIN, LEVEL));
    ObservationFile file =
        decode(
            mapping,
            "city/R7/obs",
            "{\"ts\": \"2026-06-18T13:59:00+02:00\", \"mm\": \"0.4\", \"level\": {\"cm\": 250}}");
    Instant time = Instant.parse("2026-06-18T11:59:00Z");
    assertThat(file.observations())
        .containsExactly(
            new Observation("R7", Quantity.RAIN_MM, time, MINUTE, 0.4, 0),
            new Observation("R7", Quantity.LEVEL_M, time, Duration.ZERO, 1.5, 0));
  }

  @Test
  void readsListsOfRows() throws ObservationFormatException {
    Mapping mapping = new Mapping("/data/rows", "id", 0, "t", List.of(RAIN));
    ObservationFile file =
        decode(
            mapping,
            "t",
            """
            {"data": {"rows": [
              {"id": "a", "t": 1781783940, "mm": 1},
              {"id": "b", "t": 1781783940000, "mm": null},
              {"id": "c", "t": "yesterday", "mm": 1},
              {"t": 1781783940, "mm": 1},
              {"id": "d", "t": 1781783940, "mm": "wet"},
              {"id": "e", "t": 1781783940, "inch": 1}]}}
            """);
    assertThat(file.observations()).extracting("sensor").containsExactly("a", "b", "d");
    assertThat(file.observations().get(0).time()).isEqualTo(Instant.parse("2026-06-18T11:59:00Z"));
    assertThat(file.observations().get(1).time()).isEqualTo(file.observations().get(0).time());
    assertThat(file.count(Code.MISSING_VALUE)).isEqualTo(2);
    assertThat(file.count(Code.BAD_NUMBER)).isEqualTo(1);
    assertThat(file.count(Code.BAD_TIME)).isEqualTo(1);
    assertThat(file.count(Code.BAD_ELEMENT)).isEqualTo(2);
  }

  @Test
  void marksWhatAClockAheadSent() throws ObservationFormatException {
    Mapping mapping = new Mapping("", "id", 0, "t", List.of(RAIN));
    String row = "{\"id\": \"a\", \"t\": \"%s\", \"mm\": 1}";
    assertThat(decode(mapping, "t", row.formatted("2026-06-18T12:20:00Z")).observations())
        .extracting(Observation::flags)
        .containsExactly(QualityFlags.CLOCK);
    assertThat(decode(mapping, "t", row.formatted("2062-06-18T12:20:00Z")).count(Code.BAD_TIME))
        .isEqualTo(1);
  }

  @ParameterizedTest
  @ValueSource(strings = {"", "rubbish", "{\"id\":", "[1, 2", "42", "\u0000\u0001\u0002", "nul"})
  void refusesRubbish(String payload) {
    Mapping mapping = new Mapping("", "id", 0, "", List.of(RAIN));
    assertThatThrownBy(() -> decode(mapping, "t", payload))
        .isInstanceOf(ObservationFormatException.class);
  }
}
