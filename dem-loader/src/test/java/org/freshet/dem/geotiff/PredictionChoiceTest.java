package org.freshet.dem.geotiff;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.Random;
import org.freshet.grid.FloatGrid;
import org.freshet.grid.GridGeometry;
import org.freshet.grid.IntGrid;
import org.junit.jupiter.api.Test;

class PredictionChoiceTest {
  private static final GridGeometry SHAPE =
      new GridGeometry(600, 700, 345_000, 5_675_000, 1, 1, "EPSG:25832");

  private static int choose(CellSource source) {
    return PredictionChoice.of(source, GeoTiffOptions.defaults());
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
    assertThat(choose(new CellSource.Floats(grid, -9999f))).isEqualTo(3);
  }

  @Test
  void leavesScatteredLabelsAsTheyAre() {
    Random random = new Random(5);
    IntGrid grid = new IntGrid(SHAPE);
    for (int cell = 0; cell < SHAPE.cells(); cell++) {
      grid.set(cell, random.nextInt(4) * 1_000_003);
    }
    assertThat(choose(new CellSource.Ints(grid, 0))).isEqualTo(1);
  }

  @Test
  void takesDifferencesOfRamps() {
    IntGrid grid = new IntGrid(SHAPE);
    for (int cell = 0; cell < SHAPE.cells(); cell++) {
      grid.set(cell, (int) (hill(cell) * 1000));
    }
    assertThat(choose(new CellSource.Ints(grid, 0))).isEqualTo(2);
  }

  @Test
  void refusesBytePlanesOfWholeNumbers() {
    CellSource source = new CellSource.Ints(new IntGrid(SHAPE), 0);
    GeoTiffOptions options =
        GeoTiffOptions.defaults().withPrediction(GeoTiffOptions.Prediction.FLOATING);
    assertThatThrownBy(() -> PredictionChoice.of(source, options)).hasMessageContaining("Maybe");
  }
}
