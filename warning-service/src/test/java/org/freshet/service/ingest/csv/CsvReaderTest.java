package org.freshet.service.ingest.csv;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.io.StringReader;
import java.time.Duration;
import java.time.ZoneId;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.freshet.gauge.Quantity;
import org.freshet.service.ingest.observation.IngestFinding.Code;
import org.freshet.service.ingest.observation.ObservationFile;
import org.freshet.service.ingest.observation.ObservationFormatException;
import org.junit.jupiter.api.Test;

class CsvReaderTest {
  private static CsvMapping mapping(String timeFormat, String timeColumn) {
    return new CsvMapping(
        ';',
        true,
        1,
        timeColumn,
        timeFormat,
        ZoneId.of("Europe/Berlin"),
        Optional.of("Pegel"),
        "stadt/",
        List.of(new CsvMapping.Value("Stand cm", Quantity.LEVEL_M, 0.01, Duration.ZERO)),
        Set.of("-"));
  }

  private static ObservationFile read(String text, CsvMapping mapping) throws IOException {
    return CsvReader.read(new StringReader(text), "test", mapping);
  }

  @Test
  void readsGermanNumbersUnitsAndLocalTimes() throws IOException {
    ObservationFile file =
        read(
            """
            Export der Stadt
            Zeit;Pegel;"Stand cm"
            01.07.2024 14:05;"Brücke; Süd";1.234,5
            01.07.2024 14:10;Wehr;-
            """,
            mapping("dd.MM.yyyy HH:mm", "Zeit"));

    assertThat(file.observations().get(0).sensor()).isEqualTo("stadt/Brücke; Süd");
    assertThat(file.observations().get(0).value()).isEqualTo(12.345);
    assertThat(file.observations().get(0).time()).isEqualTo("2024-07-01T12:05:00Z");
    assertThat(file.observations().get(1).value()).isNaN();
    assertThat(file.count(Code.MISSING_VALUE)).isEqualTo(1);
  }

  @Test
  void readsIsoAndEpochTimes() throws IOException {
    String iso = "x\nZeit;Pegel;Stand cm\n2024-07-01 14:05:00+02:00;a;1\n2024-07-01T12:06Z;a;1\n";
    String epoch = "x\nZeit;Pegel;Stand cm\n1719835500;a;1\n";

    assertThat(read(iso, mapping(CsvMapping.ISO, "Zeit")).observations())
        .extracting(o -> o.time().toString())
        .containsExactly("2024-07-01T12:05:00Z", "2024-07-01T12:06:00Z");
    assertThat(read(epoch, mapping(CsvMapping.EPOCH_SECONDS, "Zeit")).observations().get(0).time())
        .isEqualTo("2024-07-01T12:05:00Z");
  }

  @Test
  void countsRubbishAndReadsTheRest() throws IOException {
    ObservationFile file =
        read(
            """
            x
            Zeit;Pegel;Stand cm
            nie;a;1
            2024-07-01T12:00Z;a
            2024-07-01T12:00Z;a;viel
            2024-07-01T12:05Z;a;NaN
            2024-07-01T12:10Z;a;2
            """,
            mapping(CsvMapping.ISO, "Zeit"));

    assertThat(file.count(Code.BAD_TIME)).isEqualTo(1);
    assertThat(file.count(Code.BAD_ROW)).isEqualTo(1);
    assertThat(file.count(Code.BAD_NUMBER)).isEqualTo(2);
    assertThat(file.observations()).hasSize(3);
  }

  @Test
  void namesTheColumnThatIsNotThere() {
    assertThatThrownBy(() -> read("x\nZeit;Pegel;Stand cm\n", mapping(CsvMapping.ISO, "Uhrzeit")))
        .isInstanceOf(ObservationFormatException.class)
        .hasMessageContaining("(Uhrzeit)")
        .hasMessageContaining("Zeit, Pegel");
  }
}
