package org.freshet.flood;

import java.util.List;
import org.freshet.progress.Progress;
import org.freshet.sink.TerrainModel;

/** Two basins beside a bank with a culvert through it, for tests of structures. */
public final class Banks {
  /** The left basin lies higher; water leaves to the right. 5 × 9 cells of 1 m. */
  public static final TerrainModel BANK =
      Terrains.drawn(
          """
          9 9 9 9 9 9 9 9 9
          9 4 4 4 7 2 2 2 9
          9 4 4 4 7 2 2 2 6
          9 4 4 4 7 2 2 2 9
          9 9 9 9 9 9 9 9 9
          """);

  /** Cell in the left basin. */
  public static final int INLET = 2 * 9 + 2;

  /** Cell in the right basin. */
  public static final int OUTLET = 2 * 9 + 6;

  private Banks() {}

  /** A culvert from the left basin to the right one that carries its capacity at once. */
  public static FlowLink culvert(double invert_m, double capacity_m3_s) {
    return new FlowLink(
        "Damm", FlowLink.Kind.CULVERT, INLET, OUTLET, invert_m, 0, capacity_m3_s, 1);
  }

  /** All sealed, no sewers, one rain cell. */
  public static FloodModel model(Structures structures, FloodOptions options) {
    return model(structures, options, Surfaces.uniform(SurfaceClass.SEALED));
  }

  /** The same over other ground. */
  public static FloodModel model(Structures structures, FloodOptions options, Surfaces surfaces) {
    RunoffMatrix matrix =
        RunoffMatrix.of(BANK, Terrains.rainOver(BANK, 1, 1), surfaces, Progress.NONE);
    return new FloodModel(BANK, matrix, options, List.of(), structures);
  }
}
