package org.freshet.terrain;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.freshet.grid.FloatGrid;

/**
 * A terrain with changes made to it, one after the other, on a copy. Keeps the original, the
 * changes and what each did, so any of them can be taken back. Immutable, thread-safe. O(cells)
 * once plus O(cells touched).
 */
public final class TerrainConditioning {
  /**
   * What a change did.
   *
   * @param change the change
   * @param cells cells whose height changed
   * @param nodataCells cells left alone because they have no height
   * @param raised_m3 volume of ground added, m³
   * @param lowered_m3 volume of ground taken away, m³
   */
  public record Applied(
      TerrainChange change, int cells, int nodataCells, double raised_m3, double lowered_m3) {}

  private final FloatGrid original;
  private final FloatGrid elevation;
  private final List<TerrainChange> changes;
  private final List<Applied> applied = new ArrayList<>();

  private TerrainConditioning(FloatGrid original, List<TerrainChange> changes) {
    this.original = original;
    this.changes = List.copyOf(changes);
    this.elevation = new FloatGrid(original.geometry(), original.array().clone());
    Set<String> ids = new HashSet<>();
    for (TerrainChange change : this.changes) {
      if (!ids.add(change.id())) {
        throw new IllegalArgumentException(
            "Terrain change (" + change.id() + ") is listed twice. Maybe number them.");
      }
      applied.add(apply(change));
    }
  }

  /**
   * Applies changes in their order.
   *
   * @param original heights, m; not changed
   * @throws IllegalArgumentException for a cell outside the raster, a height that is no number, or
   *     two changes of one id
   */
  public static TerrainConditioning of(FloatGrid original, List<TerrainChange> changes) {
    return new TerrainConditioning(original, changes);
  }

  private Applied apply(TerrainChange change) {
    if (change instanceof TerrainChange.RaiseBuilding building) {
      double roof = highest(change) + positive(change, building.height_m());
      return set(change, (before, place) -> roof);
    }
    if (change instanceof TerrainChange.CarveCulvert culvert) {
      double from = finite(change, culvert.inletInvert_m());
      double fall = finite(change, culvert.outletInvert_m()) - from;
      int last = Math.max(1, change.cells().length - 1);
      return set(change, (before, place) -> Math.min(before, from + fall * place / last));
    }
    if (change instanceof TerrainChange.SetWall wall) {
      double height = positive(change, wall.height_m());
      return set(change, (before, place) -> before + height);
    }
    if (change instanceof TerrainChange.Excavate ditch) {
      double depth = positive(change, ditch.depth_m());
      return set(change, (before, place) -> before - depth);
    }
    if (change instanceof TerrainChange.Breach breach) {
      double level = finite(change, breach.level_m());
      return set(change, (before, place) -> Math.min(before, level));
    }
    double level = finite(change, ((TerrainChange.SetLevel) change).level_m());
    return set(change, (before, place) -> level);
  }

  @FunctionalInterface
  private interface Height {
    double at(float before, int place);
  }

  private Applied set(TerrainChange change, Height height) {
    int count = 0;
    int nodata = 0;
    double raised = 0;
    double lowered = 0;
    int[] cells = change.cells();
    for (int place = 0; place < cells.length; place++) {
      int cell = inside(change, cells[place]);
      float before = elevation.get(cell);
      if (Float.isNaN(before)) {
        nodata++;
        continue;
      }
      float after = (float) height.at(before, place);
      if (after != before) {
        elevation.set(cell, after);
        count++;
        raised += Math.max(0, (double) after - before);
        lowered += Math.max(0, (double) before - after);
      }
    }
    double area = original.geometry().cellArea_m2();
    return new Applied(change, count, nodata, raised * area, lowered * area);
  }

  private double highest(TerrainChange change) {
    double highest = Double.NEGATIVE_INFINITY;
    for (int cell : change.cells()) {
      float height = elevation.get(inside(change, cell));
      highest = Float.isNaN(height) ? highest : Math.max(highest, height);
    }
    return highest;
  }

  private int inside(TerrainChange change, int cell) {
    if (cell < 0 || cell >= original.geometry().cells()) {
      throw new IllegalArgumentException(
          "Terrain change ("
              + change.id()
              + ") names cell ("
              + cell
              + ") outside the raster. Maybe it belongs to another grid.");
    }
    return cell;
  }

  private static double finite(TerrainChange change, double value) {
    if (!Double.isFinite(value)) {
      throw new IllegalArgumentException(
          "Terrain change (" + change.id() + ") has a height (" + value + ") that is no number.");
    }
    return value;
  }

  private static double positive(TerrainChange change, double value) {
    if (!(value >= 0) || !Double.isFinite(value)) {
      throw new IllegalArgumentException(
          "Terrain change (" + change.id() + ") has a height (" + value + " m) below zero.");
    }
    return value;
  }

  /** Heights before all changes, m. */
  public FloatGrid original() {
    return original;
  }

  /** Heights after all changes, m. */
  public FloatGrid elevation() {
    return elevation;
  }

  /** What each change did, in order. */
  public List<Applied> applied() {
    return List.copyOf(applied);
  }

  /** Cells the changes gave another height, with both heights. */
  public CellEdits edits() {
    return CellEdits.between(original, elevation);
  }

  /** The same terrain with one change taken back; unknown ids are an error. */
  public TerrainConditioning without(String id) {
    List<TerrainChange> rest = new ArrayList<>(changes);
    if (!rest.removeIf(change -> change.id().equals(id))) {
      throw new IllegalArgumentException("No terrain change (" + id + ") to take back.");
    }
    return new TerrainConditioning(original, rest);
  }

  /** The same terrain with more changes on top. */
  public TerrainConditioning with(List<TerrainChange> more) {
    List<TerrainChange> all = new ArrayList<>(changes);
    all.addAll(more);
    return new TerrainConditioning(original, all);
  }
}
