package org.freshet.service.ingest.lhp;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.time.Instant;
import org.freshet.service.ingest.observation.IngestFinding.Code;
import org.freshet.service.ingest.observation.ObservationFormatException;
import org.junit.jupiter.api.Test;

class LhpReaderTest {
  private static LhpDocument read(String data) throws ObservationFormatException {
    String text =
        "{\"apiVersion\":\"1.0\",\"status\":\"success\",\"updated\":\"2026-07-13T10:43:47+01:00\","
            + "\"legend\":{},\"data\":["
            + data
            + "]}";
    return LhpReader.read(text.getBytes(StandardCharsets.UTF_8), "test");
  }

  @Test
  void readsClassesWrittenAsNumbersOrTexts() throws ObservationFormatException {
    LhpDocument document =
        read(
            """
            {"kind":"Station","id":"BE_1","coordinates":[13.1,52.4],"timestamp":
             "2026-07-13 11:15:00","lhpClass":-1},
            {"kind":"AlertArea","id":"BY_2","areaDesc":"Donau","lhpClass":"4",
             "cap":{"sent":"2026-01-13 08:00:00"}},
            {"kind":"Station","id":"BE_3","timestamp":"2026-07-13 11:15:00","lhpClass":7}
            """);

    assertThat(document.stations()).hasSize(1);
    assertThat(document.stations().get(0).hasData()).isFalse();
    assertThat(document.alerts().get(0).alertClass()).isEqualTo(4);
    assertThat(document.file().count(Code.BAD_ELEMENT)).isEqualTo(1);
    assertThat(document.file().count(Code.NO_DATA)).isEqualTo(1);
  }

  @Test
  void readsTimesWithoutZoneAsGermanLocalTime() throws ObservationFormatException {
    LhpDocument document =
        read(
            """
            {"kind":"Station","id":"BE_1","timestamp":"2026-07-13 11:15:00","lhpClass":0},
            {"kind":"AlertArea","id":"BY_2","lhpClass":"4","cap":{"sent":"2026-01-13 08:00:00"}}
            """);

    assertThat(document.stations().get(0).time()).isEqualTo("2026-07-13T09:15:00Z");
    assertThat(document.alerts().get(0).sent()).contains(Instant.parse("2026-01-13T07:00:00Z"));
  }
}
