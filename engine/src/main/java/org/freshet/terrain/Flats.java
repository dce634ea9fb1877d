package org.freshet.terrain;

import org.freshet.grid.Bands;
import org.freshet.grid.IntList;

/**
 * Gives every flat cell a way out, and finds the pits.
 *
 * <p>A plateau that touches a draining cell of its own height drains to the nearest such cell, by
 * breadth-first steps from all of them at once. A plateau that touches none is a leaf depression:
 * its lowest-numbered cell is the pit, the others drain to it in the same way. Equal distances: the
 * cell found first, that is by ascending cell and then neighbour number. O(flat cells); only the
 * search for the first ways out uses threads.
 */
final class Flats {
  private static final int BLOCK = 8192;

  private final float[] z;
  private final byte[] codes;
  private final int[] ordered = new int[8];
  private final IntList queue = new IntList(1024);

  private Flats(float[] z, int cols, byte[] codes) {
    this.z = z;
    this.codes = codes;
    int[] steps = Codes.steps(cols);
    for (int k = 0; k < ordered.length; k++) {
      ordered[k] = steps[Codes.BY_CELL[k]];
    }
  }

  /**
   * Resolves all flat cells.
   *
   * @param flats cells with the code FLAT, ascending; none of them on the raster edge
   * @return pit cells, ascending
   */
  static int[] resolve(float[] z, int cols, byte[] codes, int[] flats, int threads) {
    return new Flats(z, cols, codes).run(flats, threads);
  }

  private int[] run(int[] flats, int threads) {
    seed(flats, threads);
    spread();
    IntList pits = new IntList(flats.length / 2);
    for (int cell : flats) {
      if ((codes[cell] & Codes.MASK) == Codes.FLAT) {
        pits.add(cell);
        codes[cell] = Codes.PIT | Codes.CHECK;
        queue.clear();
        queue.add(cell);
        spread();
      }
    }
    return pits.toArray();
  }

  // Ways out are found against the state before any was given, then written together.
  private void seed(int[] flats, int threads) {
    byte[] ways = new byte[flats.length];
    Bands.run(
        threads,
        flats.length,
        BLOCK,
        (worker, block, from, to) -> {
          for (int i = from; i < to; i++) {
            ways[i] = wayOut(flats[i]);
          }
        });
    for (int i = 0; i < flats.length; i++) {
      if (ways[i] >= 0) {
        codes[flats[i]] = (byte) (ways[i] | Codes.CHECK);
        queue.add(flats[i]);
      }
    }
  }

  private byte wayOut(int cell) {
    float height = z[cell];
    for (int k = 0; k < ordered.length; k++) {
      float other = z[cell + ordered[k]];
      // A drop too small for a slope of its own (below 1e-44 m) is still a way out.
      if (other <= height
          && (other < height || (codes[cell + ordered[k]] & Codes.MASK) != Codes.FLAT)) {
        return (byte) Codes.BY_CELL[k];
      }
    }
    return -1;
  }

  private void spread() {
    for (int i = 0; i < queue.size(); i++) {
      int cell = queue.get(i);
      float height = z[cell];
      for (int k = 0; k < ordered.length; k++) {
        int next = cell + ordered[k];
        // The code first: few neighbours are flat, and a byte is nearer than a height.
        if (codes[next] == (Codes.FLAT | Codes.CHECK) && z[next] == height) {
          codes[next] = (byte) ((Codes.BY_CELL[k] ^ 4) | Codes.CHECK);
          queue.add(next);
        }
      }
    }
  }
}
