package org.freshet.flood;

import java.util.Arrays;
import org.freshet.grid.ByteGrid;
import org.freshet.grid.D8;
import org.freshet.grid.FloatGrid;
import org.freshet.grid.GridGeometry;
import org.freshet.sink.DepressionHierarchy;
import org.freshet.sink.TerrainModel;

/**
 * Travel-time class of every cell: how long its runoff takes along the flow directions to the rim
 * of its leaf, the ground below the leaf's outlet. What falls there, and what drains off the
 * raster, counts as arrived.
 *
 * <p>The flow path of a cell that is asked for is followed to the first cell already known and
 * written back: O(cells) for all of them. Memory while working: 4 bytes per cell. Used once.
 */
final class TravelTimes {
  private final TerrainModel terrain;
  private final Surfaces surfaces;
  private final TravelOptions options;
  private final float[] resistance;
  private final double[] step_m = new double[D8.NEIGHBOURS];
  private final double[] factor;
  private int[] path = new int[1 << 10];

  TravelTimes(TerrainModel terrain, Surfaces surfaces, TravelOptions options) {
    this.terrain = terrain;
    this.surfaces = surfaces;
    this.options = options;
    boolean instant = options.bins() == 1;
    this.resistance = new float[instant ? 0 : terrain.geometry().cells()];
    for (int direction = 0; direction < D8.NEIGHBOURS; direction++) {
      step_m[direction] = D8.distance_m(direction, terrain.geometry());
    }
    this.factor = new double[surfaces.classes().size()];
    for (int i = 0; i < factor.length; i++) {
      factor[i] = options.flow().factor(surfaces.classes().get(i).runoff().sealedShare());
    }
    if (!instant) {
      Arrays.fill(resistance, Float.NaN);
    }
  }

  /** Class of a cell, 0 for arrived at once. */
  int bin(int cell) {
    if (resistance.length == 0) {
      return 0;
    }
    double bin_s = options.bin().toMillis() / 1000.0;
    return (int) Math.min(options.bins() - 1, Math.floor(time_s(cell) / bin_s));
  }

  /**
   * Class of the way from each root's outlet to the rim of the leaf it spills into; 0 for nodes
   * that are no roots or spill off the raster.
   */
  byte[] spillBins() {
    DepressionHierarchy sinks = terrain.hierarchy();
    byte[] bins = new byte[sinks.nodeCount()];
    for (int node = 0; node < bins.length; node++) {
      boolean root = sinks.parent(node) == DepressionHierarchy.NONE;
      if (root && sinks.spillLeaf(node) >= 0) {
        bins[node] = (byte) bin(sinks.spillCell(node));
      }
    }
    return bins;
  }

  /** Travel time of a cell, s; not to be asked for instant arrival. */
  double time_s(int cell) {
    follow(cell);
    return options.flow().time_s(resistance[cell]);
  }

  private void follow(int start) {
    int length = 0;
    int cell = start;
    while (Float.isNaN(resistance[cell])) {
      if (arrived(cell)) {
        resistance[cell] = 0;
        break;
      }
      if (length == path.length) {
        path = Arrays.copyOf(path, 2 * length);
      }
      path[length++] = cell;
      cell = next(cell);
    }
    for (int i = length - 1; i >= 0; i--) {
      resistance[path[i]] = (float) (resistance[cell] + crossing(path[i], cell));
      cell = path[i];
    }
  }

  private boolean arrived(int cell) {
    int leaf = terrain.leafOf(cell);
    if (leaf < 0 || terrain.flowDirection().get(cell) == D8.NONE) {
      return true;
    }
    DepressionHierarchy sinks = terrain.hierarchy();
    return terrain.elevation().get(cell) <= sinks.outletElevation_m(leaf)
        || terrain.leafOf(next(cell)) != leaf;
  }

  private int next(int cell) {
    ByteGrid directions = terrain.flowDirection();
    return cell + D8.cellStep(directions.get(cell), terrain.geometry().cols());
  }

  /** What a step of the way resists. */
  private double crossing(int cell, int next) {
    FloatGrid elevation = terrain.elevation();
    GridGeometry geometry = terrain.geometry();
    double distance_m = step_m[terrain.flowDirection().get(cell)];
    assert next >= 0 && next < geometry.cells();
    double slope = ((double) elevation.get(cell) - elevation.get(next)) / distance_m;
    double speed = factor[surfaces.classOf(cell)] * Math.sqrt(Math.max(slope, options.minSlope()));
    return distance_m / speed;
  }
}
