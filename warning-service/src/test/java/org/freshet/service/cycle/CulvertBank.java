package org.freshet.service.cycle;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import org.freshet.flood.FloodModel;
import org.freshet.flood.FloodOptions;
import org.freshet.flood.FlowLink;
import org.freshet.flood.RunoffMatrix;
import org.freshet.flood.Structures;
import org.freshet.flood.SurfaceClass;
import org.freshet.flood.Surfaces;
import org.freshet.grid.FloatGrid;
import org.freshet.grid.GridGeometry;
import org.freshet.progress.Progress;
import org.freshet.rain.RainFrame;
import org.freshet.rain.RainGrid;
import org.freshet.sink.TerrainModel;
import org.freshet.terrain.TerrainOptions;

/** Two basins beside a bank with the culvert "Damm" through it, for tests. */
final class CulvertBank {
  static final Instant T0 = Instant.parse("2026-06-18T14:00:00Z");
  static final Duration FIVE = Duration.ofMinutes(5);

  private static final int COLS = 9;
  private static final float[][] HEIGHTS_M = {
    {9, 9, 9, 9, 9, 9, 9, 9, 9},
    {9, 4, 4, 4, 7, 2, 2, 2, 9},
    {9, 4, 4, 4, 7, 2, 2, 2, 6},
    {9, 4, 4, 4, 7, 2, 2, 2, 9},
    {9, 9, 9, 9, 9, 9, 9, 9, 9}
  };

  /** Cell in the left basin, the higher one: the culvert's inlet. */
  static final int LEFT = 2 * COLS + 2;

  /** Cell in the right basin: its outlet. */
  static final int RIGHT = 2 * COLS + 6;

  private CulvertBank() {}

  static FloodModel model() {
    FloatGrid grid = new FloatGrid(new GridGeometry(5, COLS, 0, 5, 1, 1, "EPSG:25832"));
    for (int cell = 0; cell < 5 * COLS; cell++) {
      grid.set(cell, HEIGHTS_M[cell / COLS][cell % COLS]);
    }
    TerrainModel terrain = TerrainModel.of(grid, TerrainOptions.defaults(), Progress.NONE);
    RainGrid rain = RainGrid.of(new GridGeometry(1, 1, 0, 5, COLS, 5, "EPSG:25832"));
    RunoffMatrix matrix =
        RunoffMatrix.of(terrain, rain, Surfaces.uniform(SurfaceClass.SEALED), Progress.NONE);
    FlowLink culvert = new FlowLink("Damm", FlowLink.Kind.CULVERT, LEFT, RIGHT, 4, 0, 0.01, 1);
    Structures structures = new Structures(List.of(culvert), List.of());
    return new FloodModel(terrain, matrix, FloodOptions.defaults(), List.of(), structures);
  }

  /** Rain of the five minutes that begin so many times five minutes after {@link #T0}. */
  static RainFrame rain(int number, float rain_mm) {
    Instant from = T0.plus(FIVE.multipliedBy(number));
    return new RainFrame(from, from.plus(FIVE), new float[] {rain_mm}, "test");
  }
}
