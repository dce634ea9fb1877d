package org.freshet.scenario;

import java.util.ArrayList;
import java.util.List;
import org.freshet.grid.ByteGrid;
import org.freshet.grid.D8;
import org.freshet.grid.FloatGrid;
import org.freshet.grid.GridGeometry;
import org.freshet.scenario.ScenarioState.Culverts;
import org.freshet.terrain.TerrainChange;
import org.freshet.terrain.TerrainConditioning;
import org.jspecify.annotations.Nullable;

/** Lays measures onto a town's terrain and ground cover. Stateless and thread-safe. */
public final class MeasuredGround {
  private static final int BISECTIONS = 100;

  /** Nobody digs deeper for rain, m. */
  private static final double DEEPEST_M = 50;

  private MeasuredGround() {}

  /**
   * The terrain with a measure. New culverts are left out where culverts are blocked, and those
   * with a known capacity always: they are {@link MeasuredStructures}.
   *
   * @param conditioned the town as it is: buildings raised, culverts as the state says
   * @throws IllegalArgumentException where a basin has no rim, because it touches the edge of the
   *     terrain, or would be a mine
   */
  public static TerrainConditioning terrain(
      FloatGrid conditioned, Measure measure, Culverts culverts) {
    List<TerrainChange> changes = new ArrayList<>();
    for (MeasureAction action : measure.actions()) {
      TerrainChange change = change(conditioned, action, culverts);
      if (change != null) {
        changes.add(change);
      }
    }
    return TerrainConditioning.of(conditioned, changes);
  }

  private static @Nullable TerrainChange change(
      FloatGrid ground, MeasureAction action, Culverts culverts) {
    String id = "measure " + action.id();
    if (action instanceof MeasureAction.Raise raise) {
      return new TerrainChange.SetWall(id, raise.cells(), raise.height_m());
    }
    if (action instanceof MeasureAction.Lower lower) {
      return new TerrainChange.Excavate(id, lower.cells(), lower.depth_m());
    }
    if (action instanceof MeasureAction.Wall wall) {
      return new TerrainChange.SetWall(id, unique(wall.cells()), wall.height_m());
    }
    if (action instanceof MeasureAction.Retention basin) {
      double floor_m = floor_m(ground, basin);
      // A culvert with a level floor lowers what is higher and leaves what is lower: a basin.
      return new TerrainChange.CarveCulvert(id, basin.cells(), floor_m, floor_m);
    }
    boolean open = culverts == Culverts.OPEN;
    if (open && action instanceof MeasureAction.NewCulvert culvert && !culvert.limited()) {
      return new TerrainChange.CarveCulvert(
          id, culvert.cells(), culvert.inletInvert_m(), culvert.outletInvert_m());
    }
    return null;
  }

  /** A line that comes back to a cell must not raise it twice. */
  private static int[] unique(int[] cells) {
    return java.util.Arrays.stream(cells).sorted().distinct().toArray();
  }

  /**
   * Floor of a basin that holds its volume below its lowest rim, m above datum.
   *
   * @throws IllegalArgumentException if it touches the edge of the terrain or would lie deeper than
   *     {@value #DEEPEST_M} m below its rim
   */
  static double floor_m(FloatGrid ground, MeasureAction.Retention basin) {
    double rim_m = rim_m(ground, basin);
    double area_m2 = ground.geometry().cellArea_m2();
    double high_m = rim_m;
    double low_m = rim_m - basin.volume_m3() / area_m2;
    for (int i = 0; i < BISECTIONS; i++) {
      double floor_m = (high_m + low_m) / 2;
      double holds_m3 = 0;
      for (int cell : basin.cells()) {
        holds_m3 += Math.max(0, rim_m - Math.min(ground.get(cell), floor_m)) * area_m2;
      }
      if (holds_m3 >= basin.volume_m3()) {
        low_m = floor_m;
      } else {
        high_m = floor_m;
      }
    }
    if (rim_m - low_m > DEEPEST_M) {
      throw new IllegalArgumentException(
          "Basin ("
              + basin.id()
              + ") would have to be "
              + Math.round(rim_m - low_m)
              + " m deep to hold "
              + Math.round(basin.volume_m3())
              + " m³ on "
              + Math.round(basin.cells().length * area_m2)
              + " m². Maybe draw it larger, or the volume is in litres.");
    }
    return low_m;
  }

  private static double rim_m(FloatGrid ground, MeasureAction.Retention basin) {
    GridGeometry geometry = ground.geometry();
    java.util.BitSet inside = new java.util.BitSet(geometry.cells());
    for (int cell : basin.cells()) {
      inside.set(cell);
    }
    double lowest_m = Double.POSITIVE_INFINITY;
    for (int cell : basin.cells()) {
      for (int k = 0; k < D8.NEIGHBOURS; k++) {
        int row = geometry.row(cell) + D8.rowStep(k);
        int col = geometry.col(cell) + D8.colStep(k);
        boolean off = row < 0 || col < 0 || row >= geometry.rows() || col >= geometry.cols();
        float height_m = off ? Float.NaN : ground.get(row, col);
        if (Float.isNaN(height_m) || Float.isNaN(ground.get(cell))) {
          throw new IllegalArgumentException(
              "Basin ("
                  + basin.id()
                  + ") touches the edge of the terrain or ground without height. Maybe move it in.");
        }
        if (!inside.get(geometry.cell(row, col))) {
          lowest_m = Math.min(lowest_m, height_m);
        }
      }
    }
    return lowest_m;
  }

  /** The ground cover with a measure; the same raster where it changes nothing. */
  public static ByteGrid cover(ByteGrid cover, Measure measure) {
    if (!measure.changesCover()) {
      return cover;
    }
    ByteGrid changed = new ByteGrid(cover.geometry(), cover.array().clone());
    for (MeasureAction action : measure.actions()) {
      if (action instanceof MeasureAction.Unseal unseal) {
        for (int cell : unseal.cells()) {
          changed.set(cell, (byte) unseal.classCode());
        }
      }
    }
    return changed;
  }
}
