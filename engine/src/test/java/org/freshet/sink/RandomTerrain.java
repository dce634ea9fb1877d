package org.freshet.sink;

import java.util.Random;
import org.freshet.grid.FloatGrid;
import org.freshet.grid.GridGeometry;

/**
 * Seeded small terrains with everything that is awkward: plateaus, holes, single rows, extremes.
 */
final class RandomTerrain {
  private RandomTerrain() {}

  static FloatGrid of(long seed) {
    Random random = new Random(seed);
    int rows = 1 + random.nextInt(random.nextInt(4) == 0 ? 3 : 14);
    int cols = 1 + random.nextInt(random.nextInt(4) == 0 ? 3 : 14);
    return of(random, rows, cols);
  }

  static FloatGrid of(Random random, int rows, int cols) {
    float[] z = new float[rows * cols];
    int steps = new int[] {1, 2, 3, 5, 20, 1000000}[random.nextInt(6)];
    float scale = new float[] {1, 1, 0.01f, 0.1f, 1e-30f, 1e30f}[random.nextInt(6)];
    float base = random.nextInt(3) == 0 ? 50 * scale : 0;
    double holes = random.nextInt(3) == 0 ? random.nextDouble() * 0.4 : 0;
    double smooth = random.nextDouble() * 3;
    for (int c = 0; c < z.length; c++) {
      double tilt = smooth * (c / cols + c % cols) / 6;
      z[c] = base + scale * (float) Math.floor(random.nextInt(steps) + tilt);
      if (random.nextDouble() < holes) {
        z[c] = Float.NaN;
      }
    }
    if (random.nextInt(60) == 0) {
      java.util.Arrays.fill(z, Float.NaN);
    }
    return grid(rows, cols, z);
  }

  static FloatGrid grid(int rows, int cols, float... z) {
    return new FloatGrid(new GridGeometry(rows, cols, 0, rows, 1, 1, GridGeometry.UNKNOWN_CRS), z);
  }

  /** A terrain from text: numbers by blanks, a dot for no data, a line per row. */
  static FloatGrid parse(String text) {
    String[] lines = text.strip().split("\\R");
    int cols = lines[0].strip().split("\\s+").length;
    float[] z = new float[lines.length * cols];
    for (int r = 0; r < lines.length; r++) {
      String[] words = lines[r].strip().split("\\s+");
      for (int c = 0; c < cols; c++) {
        z[r * cols + c] = words[c].equals(".") ? Float.NaN : Float.parseFloat(words[c]);
      }
    }
    return grid(lines.length, cols, z);
  }
}
