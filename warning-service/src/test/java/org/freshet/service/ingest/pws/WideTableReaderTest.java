package org.freshet.service.ingest.pws;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import org.freshet.service.ingest.observation.IngestFinding;
import org.freshet.service.ingest.observation.IngestFinding.Code;
import org.junit.jupiter.api.Test;

class WideTableReaderTest {
  private static final String TABLE =
      """
      Time,a,b
      2016-05-01 00:05:00,0,NA
      2016-05-01 00:10:00,0.101,x
      2016-05-01 00:15:00,1
      2016-05-01 00:20:00,1,2,3
      yesterday,1,2
      2016-05-01 00:25:00,-9,2.5
      """;

  private static WideTable read(String from, String to) throws IOException {
    return WideTable.read(
        new ByteArrayInputStream(TABLE.getBytes(StandardCharsets.UTF_8)),
        "test",
        Instant.parse(from),
        Instant.parse(to));
  }

  @Test
  void readsColumnsWithGapsAsNaN() throws IOException {
    WideTable table = read("2016-01-01T00:00:00Z", "2017-01-01T00:00:00Z");

    assertThat(table.stations()).containsExactly("a", "b");
    assertThat(table.rain_mm()[0]).containsExactly(0f, 0.101f, Float.NaN);
    assertThat(table.rain_mm()[1]).containsExactly(Float.NaN, Float.NaN, 2.5f);
    assertThat(table.times()).last().isEqualTo(Instant.parse("2016-05-01T00:25:00Z"));
  }

  @Test
  void countsWhatItLeavesOut() throws IOException {
    assertThat(read("2016-01-01T00:00:00Z", "2017-01-01T00:00:00Z").findings())
        .extracting(IngestFinding::code, IngestFinding::count)
        .containsExactlyInAnyOrder(
            org.assertj.core.groups.Tuple.tuple(Code.BAD_ROW, 2L),
            org.assertj.core.groups.Tuple.tuple(Code.BAD_TIME, 1L),
            org.assertj.core.groups.Tuple.tuple(Code.BAD_NUMBER, 1L),
            org.assertj.core.groups.Tuple.tuple(Code.MISSING_VALUE, 1L));
  }

  @Test
  void takesOnlyTheTimesAskedFor() throws IOException {
    assertThat(read("2016-05-01T00:10:00Z", "2016-05-01T00:25:00Z").times()).hasSize(1);
  }
}
