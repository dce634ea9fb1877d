package org.freshet.terrain;

import java.util.Arrays;
import org.freshet.grid.Bands;
import org.freshet.grid.IntList;

/**
 * Gives every flat cell a way out, and finds the pits.
 *
 * <p>A plateau that touches a draining cell of its own height drains to the nearest such cell, by
 * breadth-first steps from all of them at once. A plateau that touches none is a leaf depression:
 * its lowest-numbered cell is the pit, the others drain to it in the same way. A cell drains to the
 * lowest-numbered of its neighbours that are one step nearer to the way out: a rule of the plateau
 * alone, so neither threads nor tiles can change it. O(flat cells); only the search for the first
 * ways out uses threads.
 */
final class Flats {
  private static final int BLOCK = 8192;

  // Distance to the way out modulo three, plus one, kept in spare bits of the code while working:
  // neighbours on a plateau differ by one step at most, so three values tell nearer from farther.
  private static final int RING = 32;
  private static final int RING_MASK = 96;
  private static final int UNRESOLVED = Codes.FLAT | Codes.CHECK;

  private final FlatCells cells;
  private final int[] steps;
  private final int[] ordered = new int[8];
  private final IntList queue = new IntList(1024);

  private Flats(FlatCells cells, int cols) {
    this.cells = cells;
    this.steps = Codes.steps(cols);
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
  static int[] resolve(FlatCells cells, int cols, int[] flats, int threads) {
    return new Flats(cells, cols).run(flats, threads);
  }

  /**
   * Resolves plateaus that cross tiles.
   *
   * @param crossing their cells, by tile
   */
  static void resolveAcross(TerrainPages pages, int cols, int[][] crossing, int threads) {
    int count = 0;
    for (int[] cells : crossing) {
      count += cells.length;
    }
    int[] flats = new int[count];
    int at = 0;
    for (int[] cells : crossing) {
      System.arraycopy(cells, 0, flats, at, cells.length);
      at += cells.length;
    }
    Arrays.sort(flats);
    resolve(new FlatCells.OnPages(pages), cols, flats, threads);
  }

  private int[] run(int[] flats, int threads) {
    seed(flats, threads);
    spread();
    IntList pits = new IntList(flats.length / 2);
    for (int cell : flats) {
      if (cells.code(cell) == UNRESOLVED) {
        pits.add(cell);
        cells.code(cell, (byte) (Codes.PIT | Codes.CHECK | RING));
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
        cells.code(flats[i], (byte) (ways[i] | Codes.CHECK | RING));
        queue.add(flats[i]);
      }
    }
  }

  private byte wayOut(int cell) {
    float height = cells.height(cell);
    for (int k = 0; k < ordered.length; k++) {
      float other = cells.height(cell + ordered[k]);
      // A drop too small for a slope of its own (below 1e-44 m) is still a way out.
      if (other <= height
          && (other < height || (cells.code(cell + ordered[k]) & Codes.MASK) != Codes.FLAT)) {
        return (byte) Codes.BY_CELL[k];
      }
    }
    return -1;
  }

  private void spread() {
    for (int i = 0; i < queue.size(); i++) {
      int cell = queue.get(i);
      int ring = cells.code(cell) & RING_MASK;
      spread(cell, ring == 3 * RING ? RING : ring + RING);
    }
    for (int i = 0; i < queue.size(); i++) {
      int cell = queue.get(i);
      cells.code(cell, (byte) (cells.code(cell) & ~RING_MASK));
    }
  }

  private void spread(int cell, int ring) {
    float height = cells.height(cell);
    for (int k = 0; k < ordered.length; k++) {
      int next = cell + ordered[k];
      int code = cells.code(next);
      // The code first: few neighbours are flat, and a byte is nearer than a height.
      if (code == UNRESOLVED) {
        if (cells.height(next) == height) {
          cells.code(next, (byte) ((Codes.BY_CELL[k] ^ 4) | Codes.CHECK | ring));
          queue.add(next);
        }
      } else if ((code & RING_MASK) == ring
          && cells.height(next) == height
          && cell < next + steps[code & 7]) {
        cells.code(next, (byte) ((Codes.BY_CELL[k] ^ 4) | Codes.CHECK | ring));
      }
    }
  }
}
