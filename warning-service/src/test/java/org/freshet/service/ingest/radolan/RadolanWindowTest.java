package org.freshet.service.ingest.radolan;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import java.time.Instant;
import java.util.Random;
import org.freshet.dem.crs.LonLat;
import org.freshet.grid.GridGeometry;
import org.freshet.rain.RainFrame;
import org.freshet.rain.RainGrid;
import org.junit.jupiter.api.Test;

class RadolanWindowTest {
  private final RadolanGrid grid = RadolanGrid.of(1200, 1100, 5).orElseThrow();

  /** A plane that is bent against the radar's, as UTM is: degrees from a centre in metres. */
  private static LonLat bent(double x_m, double y_m) {
    double lat = 51.3 + y_m / 111_200;
    return new LonLat(9.5 + x_m / (111_320 * Math.cos(Math.toRadians(lat))), lat);
  }

  private final GridGeometry area = new GridGeometry(1500, 1500, -1500, 1500, 2, 2, "test");

  @Test
  void holdsTheStudyAreaAndAMargin() {
    RadolanWindow window = RadolanWindow.around(grid, area, RadolanWindowTest::bent, 60);
    int centre = grid.cellAt(9.5, 51.3);
    int centreRow = centre / grid.cols();
    assertThat(window.rows()).isBetween(123, 126);
    assertThat(window.cols()).isBetween(123, 126);
    assertThat(window.row0() + window.rows() / 2.0).isCloseTo(centreRow, within(2.0));
    assertThat(window.col0() + window.cols() / 2.0).isCloseTo(centre % grid.cols(), within(2.0));
  }

  @Test
  void findsTheSameCellWithAndWithoutTheLattice() {
    RadolanWindow window = RadolanWindow.around(grid, area, RadolanWindowTest::bent, 0);
    RainGrid rain = window.rainGrid(area, RadolanWindowTest::bent);
    Random random = new Random(7);
    for (int i = 0; i < 5_000; i++) {
      double x = -1500 + 3000 * random.nextDouble();
      double y = -1500 + 3000 * random.nextDouble();
      LonLat place = bent(x, y);
      double row = grid.row(place.lon_deg(), place.lat_deg());
      double col = grid.col(place.lon_deg(), place.lat_deg());
      boolean onEdge =
          Math.abs(row - Math.rint(row)) < 1e-4 || Math.abs(col - Math.rint(col)) < 1e-4;
      if (!onEdge) {
        int wanted = ((int) row - window.row0()) * window.cols() + (int) col - window.col0();
        assertThat(rain.cellAt(x, y)).isEqualTo(wanted);
      }
    }
    assertThat(rain.cellAt(90_000, 0)).isEqualTo(-1);
  }

  @Test
  void cellsAreSmallerOnTheGroundThanOnThePlane() {
    RadolanWindow window = RadolanWindow.around(grid, area, RadolanWindowTest::bent, 0);
    RainGrid rain = window.rainGrid(area, RadolanWindowTest::bent);
    assertThat(rain.cellArea_m2(0)).isBetween(905_000.0, 915_000.0);
  }

  @Test
  void cutsAFrameOfTheWiderWindow() {
    RadolanWindow wide = new RadolanWindow(grid, 100, 200, 4, 5);
    RadolanWindow narrow = new RadolanWindow(grid, 101, 203, 2, 2);
    float[] rain = new float[20];
    for (int i = 0; i < rain.length; i++) {
      rain[i] = i;
    }
    Instant t = Instant.parse("2026-06-18T15:00:00Z");
    RainFrame frame = new RainFrame(t, t.plusSeconds(300), rain, "radar");
    assertThat(narrow.cut(frame, wide).rain_mm()).containsExactly(8, 9, 13, 14);
    assertThatThrownBy(() -> wide.cut(frame, narrow)).hasMessageContaining("does not lie in");
  }

  @Test
  void refusesAnAreaOutsideTheRadar() {
    assertThatThrownBy(() -> RadolanWindow.around(grid, -20, 10, -19, 11, 0))
        .hasMessageContaining("outside the radar grid");
  }
}
