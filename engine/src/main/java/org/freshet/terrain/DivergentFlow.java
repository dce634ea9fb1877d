package org.freshet.terrain;

import java.util.Arrays;
import org.freshet.grid.ByteGrid;
import org.freshet.grid.D8;
import org.freshet.grid.FloatGrid;
import org.freshet.grid.GridGeometry;

/**
 * Flow accumulation that may part: for display of sheet flow on slopes, not for the books (water
 * balance uses D8). Where no neighbour is lower on the filled terrain, that is on water and flats,
 * flow follows the D8 direction, so everything still reaches an outlet.
 *
 * <p>Cells are worked off when all that flows into them is known: O(cells), 20 bytes per cell, one
 * thread. Sums are cells, the cell itself counted. Deterministic.
 */
public final class DivergentFlow {
  /** How flow parts. */
  public enum Method {
    /** To the one or two neighbours beside the steepest facet (Tarboton, 1997). */
    D_INFINITY,
    /** To all lower neighbours, by slope to the power 1.1 (Freeman, 1991). */
    MULTIPLE
  }

  private static final double EXPONENT = 1.1;

  private final float[] z;
  private final ByteGrid directions;
  private final GridGeometry geometry;
  private final int[] steps;
  private final double[] distance_m = new double[8];
  private final double[] shares = new double[8];

  private DivergentFlow(FloatGrid filled, ByteGrid directions) {
    this.z = filled.array();
    this.directions = directions;
    this.geometry = filled.geometry();
    this.steps = Codes.steps(geometry.cols());
    for (int k = 0; k < 8; k++) {
      distance_m[k] = D8.distance_m(k, geometry);
    }
  }

  /**
   * Accumulates cells.
   *
   * @param filled terrain without depressions, m
   * @param directions D8 directions of the same terrain; outlets end the flow
   * @return cells per cell; 0 where there is no data
   */
  public static float[] accumulate(FloatGrid filled, ByteGrid directions, Method method) {
    return new DivergentFlow(filled, directions).run(method);
  }

  private float[] run(Method method) {
    double[] sums = new double[z.length];
    int[] waiting = new int[z.length];
    for (int cell = 0; cell < z.length; cell++) {
      sums[cell] = Float.isNaN(z[cell]) ? 0 : 1;
      part(cell, method);
      for (int k = 0; k < 8; k++) {
        if (shares[k] > 0) {
          waiting[cell + steps[k]]++;
        }
      }
    }
    int[] queue = new int[z.length];
    int end = 0;
    for (int cell = 0; cell < z.length; cell++) {
      if (waiting[cell] == 0) {
        queue[end++] = cell;
      }
    }
    for (int i = 0; i < end; i++) {
      int cell = queue[i];
      part(cell, method);
      for (int k = 0; k < 8; k++) {
        if (shares[k] > 0) {
          int next = cell + steps[k];
          sums[next] += sums[cell] * shares[k];
          if (--waiting[next] == 0) {
            queue[end++] = next;
          }
        }
      }
    }
    float[] cells = new float[z.length];
    for (int cell = 0; cell < cells.length; cell++) {
      cells[cell] = (float) sums[cell];
    }
    return cells;
  }

  /** Writes the shares of a cell's flow by neighbour. */
  private void part(int cell, Method method) {
    Arrays.fill(shares, 0);
    int direction = directions.get(cell);
    if (direction == D8.NONE) {
      return;
    }
    boolean parted = method == Method.MULTIPLE ? multiple(cell) : infinity(cell);
    if (!parted) {
      shares[direction] = 1;
    }
  }

  private boolean multiple(int cell) {
    double total = 0;
    for (int k = 0; k < 8; k++) {
      double slope = ((double) z[cell] - z[cell + steps[k]]) / distance_m[k];
      if (slope > 0) {
        shares[k] = Math.pow(slope, EXPONENT);
        total += shares[k];
      }
    }
    for (int k = 0; k < 8 && total > 0; k++) {
      shares[k] /= total;
    }
    return total > 0;
  }

  // Facets lie between a cardinal and a diagonal neighbour; the angle from the cardinal parts it.
  private boolean infinity(int cell) {
    double steepest = 0;
    int cardinal = -1;
    int diagonal = -1;
    double angle = 0;
    double whole = 1;
    for (int facet = 0; facet < 8; facet++) {
      int c = (facet + 1) / 2 * 2 & 7;
      int d = facet / 2 * 2 + 1;
      double along = distance_m[c];
      double across = distance_m[c == 0 || c == 4 ? 2 : 0];
      double down = ((double) z[cell] - z[cell + steps[c]]) / along;
      double side = ((double) z[cell + steps[c]] - z[cell + steps[d]]) / across;
      double widest = Math.atan2(across, along);
      double turned = Math.atan2(side, down);
      double slope = Math.hypot(down, side);
      if (Double.isNaN(down) || Double.isNaN(side)) {
        continue;
      }
      if (turned < 0) {
        turned = 0;
        slope = down;
      } else if (turned > widest) {
        turned = widest;
        slope = ((double) z[cell] - z[cell + steps[d]]) / distance_m[d];
      }
      if (slope > steepest) {
        steepest = slope;
        cardinal = c;
        diagonal = d;
        angle = turned;
        whole = widest;
      }
    }
    if (cardinal < 0) {
      return false;
    }
    double toDiagonal = angle / whole;
    double first = lower(cell, cardinal) ? 1 - toDiagonal : 0;
    double second = lower(cell, diagonal) ? toDiagonal : 0;
    if (!(first + second > 0)) {
      return false;
    }
    shares[cardinal] = first / (first + second);
    shares[diagonal] = second / (first + second);
    return true;
  }

  // Flow towards ground that is not lower would run in circles; the other side takes it all.
  private boolean lower(int cell, int k) {
    return z[cell + steps[k]] < z[cell];
  }
}
