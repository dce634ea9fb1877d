package org.freshet.terrain;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import java.util.Random;
import org.freshet.grid.ByteGrid;
import org.freshet.grid.D8;
import org.freshet.grid.FloatGrid;
import org.freshet.grid.GridGeometry;
import org.freshet.grid.IntGrid;
import org.freshet.progress.Progress;
import org.junit.jupiter.api.Test;

/** What is derived from directions: catchments, weighted and divergent accumulation, HAND. */
class DrainageSurfacesTest {
  private static final int ROWS = 40;
  private static final int COLS = 30;

  private final FloatGrid elevation = random(7);
  private final BasinGraph graph =
      BasinGraph.of(elevation, TerrainOptions.defaults(), Progress.NONE);
  private final FloatGrid filled = graph.filled();
  private final int[] labels = graph.labels();
  private final ByteGrid directions = graph.takeDirections();
  private final IntGrid accumulation = FlowAccumulation.of(directions, labels, 2);

  private static FloatGrid random(long seed) {
    Random random = new Random(seed);
    float[] z = new float[ROWS * COLS];
    for (int cell = 0; cell < z.length; cell++) {
      int row = cell / COLS;
      z[cell] = random.nextInt(12) + row * 0.5f;
      if (random.nextInt(100) == 0) {
        z[cell] = Float.NaN;
      }
    }
    return new FloatGrid(new GridGeometry(ROWS, COLS, 0, ROWS, 1, 1, GridGeometry.UNKNOWN_CRS), z);
  }

  @Test
  void catchmentsAreWhatFlowsThroughTheirPourPoint() {
    int[] points = {410, 655, 901, 1105};
    IntGrid catchments = Catchments.of(directions, points);
    for (int cell = 0; cell < ROWS * COLS; cell++) {
      int at = cell;
      while (place(points, at) < 0 && directions.get(at) != D8.NONE) {
        at += D8.cellStep(directions.get(at), COLS);
      }
      assertThat(catchments.get(cell)).as("cell %d", cell).isEqualTo(place(points, at));
    }
    assertThatThrownBy(() -> Catchments.of(directions, new int[] {ROWS * COLS}))
        .hasMessageContaining("1200");
  }

  private static int place(int[] points, int cell) {
    for (int i = 0; i < points.length; i++) {
      if (points[i] == cell) {
        return i;
      }
    }
    return Catchments.NONE;
  }

  @Test
  void weightOneCountsCells() {
    float[] ones = new float[ROWS * COLS];
    for (int cell = 0; cell < ones.length; cell++) {
      ones[cell] = Float.isNaN(elevation.get(cell)) ? Float.NaN : 1;
    }
    double[] sums = WeightedAccumulation.of(directions, new FloatGrid(elevation.geometry(), ones));
    for (int cell = 0; cell < ones.length; cell++) {
      assertThat(sums[cell]).isEqualTo(accumulation.get(cell));
    }
  }

  @Test
  void partedFlowAllLeavesOverOutlets() {
    for (DivergentFlow.Method method : DivergentFlow.Method.values()) {
      float[] flow = DivergentFlow.accumulate(filled, directions, method);
      double left = 0;
      int valid = 0;
      for (int cell = 0; cell < flow.length; cell++) {
        if (!Float.isNaN(elevation.get(cell))) {
          valid++;
          left += directions.get(cell) == D8.NONE ? flow[cell] : 0;
          assertThat(flow[cell]).isGreaterThanOrEqualTo(1);
        }
      }
      assertThat(left).as("%s", method).isCloseTo(valid, within(1e-3));
    }
  }

  @Test
  void flowOnAPlaneFollowsItsAspect() {
    float[] z = new float[25];
    for (int cell = 0; cell < 25; cell++) {
      z[cell] = 100 - 2 * (cell / 5) - cell % 5;
    }
    FloatGrid plane =
        new FloatGrid(new GridGeometry(5, 5, 0, 5, 1, 1, GridGeometry.UNKNOWN_CRS), z);
    BasinGraph planeGraph = BasinGraph.of(plane, TerrainOptions.defaults(), Progress.NONE);
    ByteGrid planeDirections = planeGraph.takeDirections();
    float[] flow =
        DivergentFlow.accumulate(plane, planeDirections, DivergentFlow.Method.D_INFINITY);
    double toDiagonal = Math.atan2(1, 2) / (Math.PI / 4);
    assertThat((double) flow[12]).isCloseTo(1 + (1 - toDiagonal) + toDiagonal, within(1e-5));
    float[] multiple =
        DivergentFlow.accumulate(plane, planeDirections, DivergentFlow.Method.MULTIPLE);
    double south = Math.pow(2, 1.1);
    double southEast = Math.pow(3 / Math.sqrt(2), 1.1);
    double southWest = Math.pow(1 / Math.sqrt(2), 1.1);
    double all = south + southEast + southWest + 1;
    double ofSeven = 1 + 1 / all;
    assertThat((double) multiple[6]).isCloseTo(1, within(1e-6));
    assertThat((double) multiple[7]).isCloseTo(ofSeven, within(1e-6));
    double expected = 1 + (south + southWest * ofSeven) / all;
    assertThat((double) multiple[11]).isCloseTo(expected, within(1e-5));
  }

  @Test
  void heightAboveDrainageIsMeasuredToTheCellTheWaterMeets() {
    FloatGrid above = HeightAboveDrainage.of(filled, directions, accumulation, 25);
    for (int cell = 0; cell < ROWS * COLS; cell++) {
      if (Float.isNaN(elevation.get(cell))) {
        assertThat(above.get(cell)).isNaN();
        continue;
      }
      int at = cell;
      while (accumulation.get(at) < 25 && directions.get(at) != D8.NONE) {
        at += D8.cellStep(directions.get(at), COLS);
      }
      assertThat(above.get(cell)).isEqualTo(filled.get(cell) - filled.get(at)).isNotNegative();
    }
  }
}
