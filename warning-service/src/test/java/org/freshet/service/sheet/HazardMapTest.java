package org.freshet.service.sheet;

import static org.assertj.core.api.Assertions.assertThat;

import java.awt.image.BufferedImage;
import java.util.List;
import org.freshet.grid.FloatGrid;
import org.freshet.grid.GridGeometry;
import org.freshet.scenario.HazardScheme;
import org.junit.jupiter.api.Test;
import org.locationtech.jts.geom.Envelope;
import org.locationtech.jts.geom.Geometry;
import org.locationtech.jts.geom.GeometryFactory;

/** Where things come to lie on a map of the whole ground and of a part of it. */
class HazardMapTest {
  private static final GridGeometry WHOLE =
      new GridGeometry(40, 40, 1000, 2000, 10, 10, "EPSG:25832");
  private static final GridGeometry SOUTH_EAST =
      new GridGeometry(20, 20, 1200, 1800, 10, 10, "EPSG:25832");
  private static final int BUILDING = HazardMap.BUILDING.getRGB();

  private static SheetGround ground() {
    FloatGrid slope = new FloatGrid(WHOLE);
    for (int cell = 0; cell < WHOLE.cells(); cell++) {
      // Half of it was never measured, so that relief and hatching differ.
      slope.set(cell, WHOLE.col(cell) < 30 ? WHOLE.row(cell) : Float.NaN);
    }
    Geometry house = new GeometryFactory().toGeometry(new Envelope(1200, 1300, 1600, 1700));
    return new SheetGround(slope, List.of(), List.of(house));
  }

  private static BufferedImage map(GridGeometry view) {
    return new HazardMap(ground(), HazardScheme.LUBW, view, 80, 1).buildings().image();
  }

  @Test
  void theWholeGroundIsNorthUp() {
    BufferedImage image = map(WHOLE);
    assertThat(image.getWidth()).isEqualTo(80);
    assertThat(image.getHeight()).isEqualTo(80);
    assertThat(image.getRGB(50, 70)).isEqualTo(BUILDING);
    assertThat(image.getRGB(50, 50)).isNotEqualTo(BUILDING);
  }

  @Test
  void aPartShowsOnlyWhatLiesThere() {
    BufferedImage image = map(SOUTH_EAST);
    assertThat(image.getRGB(20, 60)).isEqualTo(BUILDING);
    assertThat(image.getRGB(60, 60)).isNotEqualTo(BUILDING);
    assertThat(image.getRGB(20, 20)).isNotEqualTo(BUILDING);
  }

  @Test
  void reliefOfAPartLiesWhereItDoesOnTheWhole() {
    BufferedImage image = map(SOUTH_EAST);
    // Measured ground ends in the middle of the part; hatching is grey on white beyond.
    assertThat(isHatched(image, 43, 57)).isTrue();
    assertThat(isHatched(image, 4, 36)).isFalse();
  }

  private static boolean isHatched(BufferedImage image, int left, int right) {
    int white = 0;
    for (int x = left; x < right; x++) {
      white += image.getRGB(x, 10) == 0xffffffff ? 1 : 0;
    }
    return white > (right - left) / 2;
  }
}
