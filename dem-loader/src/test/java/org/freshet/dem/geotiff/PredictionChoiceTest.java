package org.freshet.dem.geotiff;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.Arrays;
import java.util.Random;
import org.freshet.grid.FloatGrid;
import org.freshet.grid.GridGeometry;
import org.freshet.grid.IntGrid;
import org.junit.jupiter.api.Test;

class PredictionChoiceTest {
  private static final GridGeometry SHAPE =
      new GridGeometry(600, 700, 345_000, 5_675_000, 1, 1, "EPSG:25832");

  private static int choose(Band band) {
    band.fill(0, SHAPE.rows());
    return new PredictionChoice(band, GeoTiffOptions.defaults()).choose(SHAPE.rows(), true);
  }

  private static double hill(int cell) {
    return 60 + 20 * Math.sin(SHAPE.row(cell) / 91.0) + 15 * Math.cos(SHAPE.col(cell) / 77.0);
  }

  @Test
  void splitsBytesOfHeightsOfManyDigits() {
    Random random = new Random(5);
    FloatGrid grid = new FloatGrid(SHAPE);
    for (int cell = 0; cell < SHAPE.cells(); cell++) {
      grid.set(cell, (float) (hill(cell) + random.nextGaussian() * 0.2));
    }
    assertThat(choose(FloatBand.of(grid, -9999f))).isEqualTo(3);
  }

  @Test
  void leavesScatteredLabelsAsTheyAre() {
    Random random = new Random(5);
    IntGrid grid = new IntGrid(SHAPE);
    for (int cell = 0; cell < SHAPE.cells(); cell++) {
      grid.set(cell, random.nextInt(4) * 1_000_003);
    }
    assertThat(choose(IntBand.of(grid, 0))).isEqualTo(1);
  }

  @Test
  void takesDifferencesOfRamps() {
    IntGrid grid = new IntGrid(SHAPE);
    for (int cell = 0; cell < SHAPE.cells(); cell++) {
      grid.set(cell, (int) (hill(cell) * 1000));
    }
    assertThat(choose(IntBand.of(grid, 0))).isEqualTo(2);
  }

  @Test
  void refusesBytePlanesOfWholeNumbers() {
    Band band = IntBand.of(new IntGrid(SHAPE), 0);
    GeoTiffOptions options =
        GeoTiffOptions.defaults().withPrediction(GeoTiffOptions.Prediction.FLOATING);
    assertThatThrownBy(() -> new PredictionChoice(band, options).choose(1, true))
        .hasMessageContaining("Maybe");
  }

  @Test
  void waitsForTheFirstRowOfTilesThatTells() {
    FloatGrid grid = new FloatGrid(SHAPE);
    Arrays.fill(grid.array(), Float.NaN);
    Random random = new Random(6);
    for (int cell = SHAPE.cell(520, 0); cell < SHAPE.cells(); cell++) {
      grid.set(cell, (float) (hill(cell) + random.nextGaussian() * 0.2));
    }
    Band band = FloatBand.of(grid, -9999f);
    PredictionChoice choice = new PredictionChoice(band, GeoTiffOptions.defaults());
    assertThat(choice.choose(512, false)).isZero();
    band.fill(512, 88);
    assertThat(choice.choose(88, true)).isEqualTo(3);
    Arrays.fill(grid.array(), 7f);
    assertThat(choose(FloatBand.of(grid, -9999f))).isBetween(1, 3);
  }
}
