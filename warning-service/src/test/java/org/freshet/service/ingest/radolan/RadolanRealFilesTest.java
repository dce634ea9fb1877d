package org.freshet.service.ingest.radolan;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.Arrays;
import java.util.List;
import java.util.zip.GZIPInputStream;
import org.junit.jupiter.api.Assumptions;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Figures here were taken with an independent decoder in another language. */
class RadolanRealFilesTest {
  private static final String SHOWCASE =
      "radar/radolan-20140810/raa01-%s_10000-1408102050-dwd---bin.gz";

  private static Path data(String name) {
    Path file = Path.of(System.getProperty("freshet.data", "../../shared/data")).resolve(name);
    Assumptions.assumeTrue(
        Files.exists(file), "skipped: " + name + " of the public test data is not there");
    return file;
  }

  @ParameterizedTest
  @CsvSource({
    "rb, 202093, 10, 0, 519625.1, 34.6, 588, 558, 60",
    "rh, 202093, 0, 0, 544512.5, 47.3, 315, 612, 60",
    "rl, 112968, 0, 0, 374591.0, 29.8, 588, 558, 60",
    "ru, 112968, 0, 89125, 394920.1, 34.3, 569, 488, 60",
    "rw, 179061, 0, 23032, 422251.4, 38.6, 569, 488, 60",
    "ry, 202093, 0, 0, 44919.78, 10.79, 837, 288, 5",
    "rz, 199134, 0, 0, 81279.64, 36.27, 320, 606, 5",
    "sf, 163034, 0, 39201, 3800573.7, 78.1, 88, 674, 1440",
    "sh, 166045, 0, 36162, 3105373.5, 78.1, 88, 674, 720",
    "sq, 166175, 0, 35980, 2441120.2, 78.1, 88, 674, 360",
  })
  void agreesWithAnIndependentDecoder(
      String product,
      int nodata,
      int clutter,
      int secondary,
      double sum,
      double max,
      int maxRow,
      int maxCol,
      int interval_min)
      throws RadolanException {
    RadolanFrame frame = RadolanReader.read(data(String.format(SHOWCASE, product)));
    RadolanSummary summary = frame.summary();
    assertThat(frame.header().product()).isEqualToIgnoringCase(product);
    assertThat(frame.header().time()).isEqualTo(Instant.parse("2014-08-10T20:50:00Z"));
    assertThat(frame.header().interval_min()).isEqualTo(interval_min);
    assertThat(summary.counts().nodata()).isEqualTo(nodata);
    assertThat(summary.counts().clutter()).isEqualTo(clutter);
    assertThat(summary.counts().secondary()).isEqualTo(secondary);
    assertThat(summary.counts().valid()).isEqualTo(900 * 900 - nodata - clutter);
    assertThat(summary.sum()).isEqualTo(sum);
    assertThat(summary.max()).isEqualTo(max);
    assertThat(summary.maxCell()).isEqualTo(maxRow * 900 + maxCol);
    assertThat(frame.header().unknownTokens()).isEmpty();
  }

  @Test
  void readsTheForecastArchiveOfTheEllipsoidGrid() throws RadolanException {
    List<RadolanFrame> frames =
        RadolanReader.readAll(data("radar/radvor-rv-20230508/DE1200_RV2305081330.tar.bz2"));
    assertThat(frames).hasSize(1);
    RadolanFrame frame = frames.get(0);
    assertThat(frame.rows()).isEqualTo(1200);
    assertThat(frame.cols()).isEqualTo(1100);
    assertThat(frame.summary().max()).isEqualTo(10.01);
    assertThat(frame.summary().sum()).isEqualTo(5640.30);
    assertThat(frame.summary().counts().nodata()).isEqualTo(623_059);
    assertThat(frame.summary().maxCell()).isEqualTo(1052 * 1100 + 396);
    assertThat(frame.header().time()).isEqualTo(Instant.parse("2023-05-08T13:30:00Z"));
    assertThat(frame.grid().orElseThrow().ellipsoid()).isTrue();
    assertThat(frame.header().radars()).hasSize(17);
    assertThat(frame.findings()).isEmpty();
  }

  @Test
  void readsReflectivityOfEightBits() throws RadolanException {
    RadolanFrame frame =
        RadolanReader.read(
            data("radar/radolan-misc/raa01-rx_10000-1605290600-dwd---bin_Braunsbach"));
    assertThat(frame.header().unit()).isEqualTo(RadolanUnit.DBZ);
    assertThat(frame.summary().max()).isEqualTo(49.5);
    assertThat(frame.summary().counts().nodata()).isEqualTo(215_903);
    assertThat(frame.header().time()).isEqualTo(Instant.parse("2016-05-29T06:00:00Z"));
  }

  @Test
  void readsTheReanalysisHeader() throws RadolanException {
    RadolanFrame frame =
        RadolanReader.read(
            data(
                "radar/radolan-misc/"
                    + "raa01-rw2017.002_10000-1712310850-dwd---bin_hourRadReproc"));
    assertThat(frame.rows()).isEqualTo(1100);
    assertThat(frame.cols()).isEqualTo(900);
    assertThat(frame.header().reanalysis()).isEqualTo("2017.002");
    assertThat(frame.header().interval_min()).isEqualTo(60);
    assertThat(frame.summary().counts().clutter()).isEqualTo(1_037);
    assertThat(frame.summary().sum()).isEqualTo(69_632.0);
    assertThat(frame.summary().max()).isEqualTo(6.2);
    assertThat(frame.findings())
        .extracting(RadolanFinding::code)
        .containsExactly(RadolanFinding.Code.CLUTTER);
  }

  @Test
  void readsEveryBinaryFileThere() throws IOException {
    Path radar = data("radar");
    try (var files = Files.walk(radar)) {
      List<Path> binary =
          files.filter(Files::isRegularFile).filter(f -> !f.toString().contains("hdf5")).toList();
      assertThat(binary).hasSizeGreaterThan(50);
      for (Path file : binary) {
        for (RadolanFrame frame : RadolanReader.readAll(file)) {
          assertThat(frame.header().unknownTokens()).as("%s", file).isEmpty();
          assertThat(frame.grid()).as("%s", file).isPresent();
          assertThat(frame.findings())
              .as("%s", file)
              .noneMatch(f -> f.code() == RadolanFinding.Code.NAME_DISAGREES);
        }
      }
    }
  }

  @Test
  void refusesDamagedCopiesOfARealFile() throws IOException {
    byte[] whole;
    try (var in = new GZIPInputStream(Files.newInputStream(data(String.format(SHOWCASE, "ry"))))) {
      whole = in.readAllBytes();
    }
    byte[] cut = Arrays.copyOf(whole, whole.length / 2);
    assertThatThrownBy(() -> RadolanReader.read(new ByteArrayInputStream(cut), "cut"))
        .hasMessageContaining("cut short");
    ByteArrayOutputStream mangled = new ByteArrayOutputStream();
    for (byte b : whole) {
      if (b == '\n') {
        mangled.write('\r');
      }
      mangled.write(b);
    }
    byte[] crlf = mangled.toByteArray();
    assertThat(crlf.length).isGreaterThan(whole.length);
    assertThatThrownBy(() -> RadolanReader.read(new ByteArrayInputStream(crlf), "crlf"))
        .hasMessageContaining("CR LF");
  }

  @Test
  void placesTheCornersOfTheGridsWhereTheFormatDescriptionDoes() {
    RadolanGrid national = RadolanGrid.of(900, 900, 3).orElseThrow();
    assertThat(national.lon_deg(900, 0)).isCloseTo(3.5889, within(1e-4));
    assertThat(national.lat_deg(900, 0)).isCloseTo(46.9526, within(1e-4));
    assertThat(national.lon_deg(0, 900)).isCloseTo(15.7208, within(1e-4));
    assertThat(national.lat_deg(0, 900)).isCloseTo(54.7405, within(1e-4));
    RadolanGrid de1200 = RadolanGrid.of(1200, 1100, 5).orElseThrow();
    // The HDF5 twin: north-west corner of the raster, half a cell off the first cell's centre.
    assertThat(de1200.west_m()).isCloseTo(-543_696.8352, within(0.1));
    assertThat(de1200.north_m()).isCloseTo(-3_622_088.8619, within(0.1));
    assertThat(RadolanGrid.of(460, 460, 3)).isEmpty();
  }

  @Test
  void findsTheCellOfAPlaceAndThePlaceOfACell() {
    for (RadolanGrid grid :
        List.of(
            RadolanGrid.of(900, 900, 3).orElseThrow(),
            RadolanGrid.of(1200, 1100, 5).orElseThrow())) {
      for (int row = 0; row < grid.rows(); row += 37) {
        for (int col = 0; col < grid.cols(); col += 41) {
          double lon = grid.lonOfCell_deg(row, col);
          double lat = grid.latOfCell_deg(row, col);
          assertThat(grid.cellAt(lon, lat)).isEqualTo(row * grid.cols() + col);
        }
      }
      assertThat(grid.cellAt(-20, 51)).isEqualTo(-1);
    }
  }
}
