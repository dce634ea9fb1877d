package org.freshet.grid;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.LinkedHashSet;
import java.util.Random;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class LineCellsTest {
  private static final GridGeometry GRID = new GridGeometry(6, 8, 0, 6, 1, 1, "EPSG:25832");

  @Test
  void walksFromCellToNeighbour() {
    assertThat(LineCells.of(GRID, new double[] {0.5, 5.5, 2.5, 5.5, 2.5, 3.5}))
        .containsExactly(0, 1, 2, 10, 18);
  }

  @Test
  void leavesOutWhatIsOutside() {
    assertThat(LineCells.of(GRID, new double[] {-5, 5.5, 1.5, 5.5})).containsExactly(0, 1);
    assertThat(LineCells.of(GRID, new double[] {-5, 9, 20, 9})).isEmpty();
    assertThat(LineCells.of(GRID, new double[] {})).isEmpty();
    assertThat(LineCells.of(GRID, new double[] {3.5, 2.5})).containsExactly(27);
  }

  @ParameterizedTest
  @ValueSource(longs = {1, 2, 3, 4, 5, 6})
  void meetsEveryCellASampledLineMeets(long seed) {
    Random random = new Random(seed);
    for (int round = 0; round < 200; round++) {
      double[] line = new double[4];
      for (int i = 0; i < 4; i++) {
        line[i] = random.nextDouble() * 12 - 2;
      }
      Set<Integer> met = new LinkedHashSet<>();
      int[] cells = LineCells.of(GRID, line);
      for (int cell : cells) {
        met.add(cell);
      }
      for (int i = 1; i < cells.length; i++) {
        int distance =
            Math.abs(GRID.row(cells[i]) - GRID.row(cells[i - 1]))
                + Math.abs(GRID.col(cells[i]) - GRID.col(cells[i - 1]));
        assertThat(distance).as("seed %d round %d", seed, round).isEqualTo(1);
      }
      for (int i = 0; i <= 300; i++) {
        double t = i / 300.0;
        int cell =
            GRID.cellAt(line[0] + t * (line[2] - line[0]), line[1] + t * (line[3] - line[1]));
        if (cell >= 0) {
          assertThat(met).as("seed %d round %d", seed, round).contains(cell);
        }
      }
    }
  }
}
