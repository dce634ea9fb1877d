package org.freshet.benchmarks;

import org.freshet.grid.Bands;
import org.freshet.grid.FloatGrid;
import org.freshet.grid.GridGeometry;

/**
 * Synthetic terrains defined to the bit, so that figures can be compared between engines: lattice
 * value noise in octaves. Smaller rasters are the north-west corner of larger ones. Cells are 1 m.
 */
public final class SyntheticTerrain {
  private static final long X = 0x9E3779B97F4A7C15L;
  private static final long Y = 0xC2B2AE3D27D4EB4FL;
  private static final long OCTAVE = 0x165667B19E3779F9L;
  private static final long SEED = 2026;
  private static final int SIDE = 1024;

  private SyntheticTerrain() {}

  /** Noise of eleven octaves from 128 m at 1024 cells down to 0.125 m at single cells. */
  public static FloatGrid fractal(int rows, int cols, int threads) {
    return fill(rows, cols, threads, (x, y, height) -> (float) height, 10, 128);
  }

  /** Smooth hills with streets every 80 cells, building blocks between, and centimetre heights. */
  public static FloatGrid town(int rows, int cols, int threads) {
    return fill(rows, cols, threads, SyntheticTerrain::townHeight, 5, 32);
  }

  @FunctionalInterface
  private interface Finish {
    float height(int x, int y, double ground);
  }

  private static FloatGrid fill(
      int rows, int cols, int threads, Finish finish, int lastOctave, double amplitude) {
    GridGeometry geometry = new GridGeometry(rows, cols, 0, rows, 1, 1, GridGeometry.UNKNOWN_CRS);
    float[] z = new float[geometry.cells()];
    Bands.run(
        threads,
        rows,
        8,
        (worker, block, from, to) -> {
          float[] part = new float[(to - from) * cols];
          rows(from, to, cols, finish, lastOctave, amplitude, part);
          System.arraycopy(part, 0, z, from * cols, part.length);
        });
    return new FloatGrid(geometry, z);
  }

  /** Rows of {@link #fractal}, from one to before another, into the beginning of an array. */
  public static void fractalRows(int from, int to, int cols, float[] into) {
    rows(from, to, cols, (x, y, height) -> (float) height, 10, 128, into);
  }

  /** Rows of {@link #town}. */
  public static void townRows(int from, int to, int cols, float[] into) {
    rows(from, to, cols, SyntheticTerrain::townHeight, 5, 32, into);
  }

  private static void rows(
      int from, int to, int cols, Finish finish, int lastOctave, double amplitude, float[] into) {
    double[] line = new double[cols];
    for (int y = from; y < to; y++) {
      java.util.Arrays.fill(line, 0);
      for (int octave = 0; octave <= lastOctave; octave++) {
        addOctave(line, y, octave, amplitude / (1 << octave));
      }
      for (int x = 0; x < cols; x++) {
        into[(y - from) * cols + x] = finish.height(x, y, line[x]);
      }
    }
  }

  private static void addOctave(double[] line, int y, int octave, double amplitude) {
    int side = SIDE >> octave;
    int iy = y / side;
    double sy = smooth((double) (y - iy * side) / side);
    for (int ix = 0; ix * side < line.length; ix++) {
      double nw = lattice(ix, iy, octave);
      if (side == 1) {
        line[ix] += amplitude * nw;
        continue;
      }
      double ne = lattice(ix + 1, iy, octave);
      double sw = lattice(ix, iy + 1, octave);
      double se = lattice(ix + 1, iy + 1, octave);
      int first = ix * side;
      for (int x = first; x < Math.min(line.length, first + side); x++) {
        double sx = smooth((double) (x - first) / side);
        double north = nw + (ne - nw) * sx;
        double south = sw + (se - sw) * sx;
        line[x] += amplitude * (north + (south - north) * sy);
      }
    }
  }

  private static double smooth(double t) {
    return t * t * (3 - 2 * t);
  }

  private static double lattice(long ix, long iy, int octave) {
    long h = ix * X + iy * Y + (octave + 1) * OCTAVE + SEED;
    h ^= h >>> 33;
    h *= 0xFF51AFD7ED558CCDL;
    h ^= h >>> 33;
    h *= 0xC4CEB9FE1A85EC53L;
    h ^= h >>> 33;
    return (h >>> 40) / (double) (1 << 24);
  }

  private static float townHeight(int x, int y, double ground) {
    int localX = x % 80;
    int localY = y % 80;
    double height = ground;
    if (localX < 9 || localY < 9) {
      height -= 0.30;
    }
    boolean block = localX >= 16 && localX <= 69 && localY >= 16 && localY <= 69;
    if (block && lattice(x / 80, y / 80, 77) < 1.0 / 3) {
      height += 6 + 12 * lattice(x / 80, y / 80, 78);
    }
    height += 0.04 * (lattice(x, y, 79) - 0.5);
    return (float) (Math.floor(100 * height + 0.5) / 100);
  }

  /** Adds up to 1 mm of hash noise, to break ties between equal heights. */
  public static FloatGrid dithered(FloatGrid terrain) {
    float[] z = terrain.array().clone();
    int cols = terrain.geometry().cols();
    for (int cell = 0; cell < z.length; cell++) {
      z[cell] = (float) ((double) z[cell] + 0.001 * lattice(cell % cols, cell / cols, 99));
    }
    return new FloatGrid(terrain.geometry(), z);
  }
}
