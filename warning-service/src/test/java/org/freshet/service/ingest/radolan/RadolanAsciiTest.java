package org.freshet.service.ingest.radolan;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.zip.GZIPOutputStream;
import org.junit.jupiter.api.Assumptions;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class RadolanAsciiTest {
  private static final String RW = "radar/radolan-20140810/raa01-rw_10000-1408102050-dwd---bin.gz";
  private static final String NAME = "RW_20140810-2050.asc";

  @TempDir Path folder;

  private static String head(int rows, int cols, long west, long south) {
    return """
        ncols        %d
        nrows        %d
        xllcorner    %d
        yllcorner    %d
        cellsize     1000
        nodata_value -1
        """
        .formatted(cols, rows, west, south);
  }

  /** No rain but in one cell, and no data in the north-west corner. */
  private static String raster(int rows, int cols, long west, long south, int row, int col) {
    StringBuilder text = new StringBuilder(head(rows, cols, west, south));
    for (int r = 0; r < rows; r++) {
      for (int c = 0; c < cols; c++) {
        text.append(r == row && c == col ? "123" : r + c == 0 ? "-1" : "0").append(' ');
      }
      text.append('\n');
    }
    return text.toString();
  }

  private static String small() {
    return raster(900, 900, -523_462, -4_658_645, 315, 612);
  }

  private Path write(String name, String text) throws IOException {
    return Files.writeString(folder.resolve(name), text, StandardCharsets.US_ASCII);
  }

  @Test
  void theFirstRowIsTheNorthernmost() throws IOException {
    RadolanFrame frame = RadolanReader.read(write(NAME, small()));
    assertThat(frame.header().product()).isEqualTo("RW");
    assertThat(frame.header().validEnd()).isEqualTo(Instant.parse("2014-08-10T20:50:00Z"));
    assertThat(frame.header().interval()).isEqualTo(Duration.ofHours(1));
    assertThat(frame.summary().maxCell()).isEqualTo(315 * 900 + 612);
    assertThat(frame.summary().max()).isEqualTo(12.3);
    assertThat(frame.summary().counts().nodata()).isEqualTo(1);
    assertThat(frame.value(0)).isNaN();
    RadolanGrid grid = frame.grid().orElseThrow();
    // Of the same cell in a real binary frame, worked out apart.
    assertThat(grid.lonOfCell_deg(315, 612)).isCloseTo(11.251963, within(2e-6));
    assertThat(grid.latOfCell_deg(315, 612)).isCloseTo(52.153364, within(2e-6));
  }

  @Test
  void aRealFrameWrittenAsAsciiReadsAsTheBinaryOne() throws IOException {
    Path real = Path.of(System.getProperty("freshet.data", "../../shared/data")).resolve(RW);
    Assumptions.assumeTrue(
        Files.exists(real), "skipped: " + RW + " of the public test data is not there");
    RadolanFrame binary = RadolanReader.read(real);
    StringBuilder text = new StringBuilder(head(900, 900, -523_462, -4_658_645));
    for (int cell = 0; cell < 900 * 900; cell++) {
      float value = binary.value(cell);
      text.append(Float.isNaN(value) ? -1 : Math.round(value * 10)).append(' ');
      text.append(cell % 900 == 899 ? "\r\n" : "");
    }
    Path packed = folder.resolve(NAME + ".gz");
    try (OutputStream out = new GZIPOutputStream(Files.newOutputStream(packed))) {
      out.write(text.toString().getBytes(StandardCharsets.US_ASCII));
    }
    RadolanFrame ascii = RadolanReader.read(packed);
    assertThat(ascii.values()).isEqualTo(binary.values());
    assertThat(ascii.header().validEnd()).isEqualTo(binary.header().validEnd());
    assertThat(ascii.summary().maxCell()).isEqualTo(binary.summary().maxCell());
    assertThat(RadolanFolder.scan(folder).at(Instant.parse("2014-08-10T20:50:00Z"))).isPresent();
  }

  @Test
  void readsTheReanalysisWithItsOwnGridAndName() throws IOException {
    String text = raster(1100, 900, -443_462, -4_758_645, 5, 7);
    RadolanFrame frame = RadolanReader.read(write("SF_2017.002_20171231_2350.asc", text));
    assertThat(frame.rows()).isEqualTo(1100);
    assertThat(frame.header().interval()).isEqualTo(Duration.ofDays(1));
    assertThat(frame.summary().maxCell()).isEqualTo(5 * 900 + 7);
  }

  @Test
  void refusesWhatIsCutJoinedOrChanged() throws IOException {
    String whole = small();
    refused(whole.substring(0, whole.length() - 1_000), "cut short");
    refused(whole + "0\n", "has more than its 900 x 900 values");
    refused(whole.replaceFirst("123", "12.3"), "at row 315, column 612");
    refused(whole.replaceFirst("123", "-9"), "at row 315, column 612");
    refused(whole.replace("xllcorner    -523462", "xllcorner    -522462"), "is not that of");
    refused(whole.replace("nrows        900", "nrows        9OO"), "nrows is \"9OO\"");
  }

  private void refused(String text, String why) throws IOException {
    Path file = write(NAME, text);
    assertThatThrownBy(() -> RadolanReader.read(file))
        .isInstanceOf(RadolanException.class)
        .hasMessageContaining(why);
  }

  @Test
  void refusesNamesThatDoNotTellProductAndTime() throws IOException {
    Path nameless = write("rain.asc", small());
    assertThatThrownBy(() -> RadolanReader.read(nameless)).hasMessageContaining("Maybe call it");
    Path never = write("RW_20140231-2050.asc", small());
    assertThatThrownBy(() -> RadolanReader.read(never)).hasMessageContaining("does not exist");
  }
}
