package org.freshet.service.ingest.cdc;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.Arrays;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;
import org.freshet.gauge.Observation;
import org.freshet.gauge.QualityFlags;
import org.freshet.gauge.Quantity;
import org.freshet.service.ingest.observation.IngestFinding.Code;
import org.freshet.service.ingest.observation.ObservationFile;
import org.freshet.service.ingest.observation.ObservationFormatException;
import org.junit.jupiter.api.Test;

class CdcReaderTest {
  private static final String TEN_MINUTES =
      """
      STATIONS_ID;MESS_DATUM;  QN;RWS_DAU_10;RWS_10;RWS_IND_10;eor\r
             1766;202306090010;    2;   3;   1.25;   1;eor\r
             1766;202306090020;    1;-999;-999;-999;eor\r
             1766;202306090020;    2;   0;   0.00;   0;eor\r
             1766;202306092560;    2;   0;   0.00;   0;eor\r
             1766;2023060\r
      """;

  private static ObservationFile read(byte[] content) throws IOException {
    return CdcReader.read(new ByteArrayInputStream(content), "test");
  }

  private static ObservationFile read(String text) throws IOException {
    return read(text.getBytes(StandardCharsets.ISO_8859_1));
  }

  @Test
  void readsTenMinuteRainAsSumsEndingAtTheirTime() throws IOException {
    Observation first = read(TEN_MINUTES).observations().get(0);

    assertThat(first)
        .isEqualTo(
            new Observation(
                "01766",
                Quantity.RAIN_MM,
                Instant.parse("2023-06-09T00:10:00Z"),
                Duration.ofMinutes(10),
                1.25,
                0));
  }

  @Test
  void keepsMissingValuesWithTheirFlags() throws IOException {
    Observation missing = read(TEN_MINUTES).observations().get(1);

    assertThat(missing.value()).isNaN();
    assertThat(missing.flags()).isEqualTo(QualityFlags.MISSING | QualityFlags.PROVISIONAL);
    assertThat(missing.usable()).isFalse();
  }

  @Test
  void countsDoubledTimesBadTimesAndCutRows() throws IOException {
    ObservationFile file = read(TEN_MINUTES);

    assertThat(file.observations()).hasSize(3);
    assertThat(file.count(Code.DUPLICATE)).isEqualTo(1);
    assertThat(file.count(Code.BAD_TIME)).isEqualTo(1);
    assertThat(file.count(Code.BAD_ROW)).isEqualTo(1);
  }

  @Test
  void readsMinutesByTheirEnd() throws IOException {
    ObservationFile file =
        read(
            """
            STATIONS_ID;MESS_DATUM_BEGINN;MESS_DATUM_ENDE;QN;RS_01;RTH_01;RWH_01;RS_IND_01;eor
             20;202001010000;202001010001; 3; 0.10; -999; -999; 1;eor
            """);

    assertThat(file.observations().get(0).time()).isEqualTo("2020-01-01T00:01:00Z");
    assertThat(file.observations().get(0).start()).isEqualTo("2020-01-01T00:00:00Z");
  }

  @Test
  void refusesACutArchive() throws IOException {
    ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    try (ZipOutputStream zip = new ZipOutputStream(bytes)) {
      zip.putNextEntry(new ZipEntry("produkt_zehn_min_rr_01766.txt"));
      zip.write(TEN_MINUTES.repeat(50).getBytes(StandardCharsets.ISO_8859_1));
      zip.closeEntry();
    }
    byte[] whole = bytes.toByteArray();

    assertThat(read(whole).observations()).isNotEmpty();
    assertThatThrownBy(() -> read(Arrays.copyOf(whole, 120)))
        .isInstanceOf(ObservationFormatException.class)
        .hasMessageContaining("cut or damaged");
  }

  @Test
  void refusesWhatIsNoStationFile() {
    assertThatThrownBy(() -> read("a,b,c\n1,2,3\n"))
        .isInstanceOf(ObservationFormatException.class)
        .hasMessageContaining("no DWD CDC station file");
  }
}
