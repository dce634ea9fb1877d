package org.freshet.terrain;

import java.util.Arrays;
import org.freshet.grid.Bands;
import org.freshet.grid.ByteColumn;
import org.freshet.grid.IntColumn;
import org.freshet.grid.IntList;
import org.freshet.grid.Scratch;

/**
 * Gives every flat cell a way out, and finds the pits.
 *
 * <p>A plateau that touches a draining cell of its own height drains to the nearest such cell, by
 * breadth-first steps from all of them at once. A plateau that touches none is a leaf depression:
 * its lowest-numbered cell is the pit, the others drain to it in the same way. A cell drains to the
 * lowest-numbered of its neighbours that are one step nearer to the way out: a rule of the plateau
 * alone, so neither threads nor tiles can change it.
 *
 * <p>Threads work on bands of rows; plateaus that cross bands wait for the end. O(flat cells), one
 * byte for each beside the codes, and 8 in the room of its numbers.
 */
final class Flats {
  private static final int LEAST_ROWS = 128;
  private static final int BANDS_PER_THREAD = 8;

  // Distance to the way out modulo three, plus one, kept in spare bits of the code while working:
  // neighbours on a plateau differ by one step at most, so three values tell nearer from farther.
  private static final int RING = 32;
  private static final int RING_MASK = 96;
  private static final int UNRESOLVED = Codes.FLAT | Codes.CHECK;

  // Code of cells of plateaus that cross bands, until these are resolved: flat, and negative.
  private static final byte LATER = (byte) (UNRESOLVED | 128);

  private static final byte NO_WAY = -1;

  // No way out, and no neighbour of the same height.
  private static final byte ALONE = -2;

  private final FlatCells cells;
  private final int cols;
  private final IntColumn flats;
  private final ByteColumn ways;
  private final Scratch room;
  private final int[] steps;
  private final int[] ordered = new int[8];

  private Flats(FlatCells cells, int cols, IntColumn flats, Scratch room) {
    this.cells = cells;
    this.cols = cols;
    this.flats = flats;
    this.room = room;
    this.ways = room.bytes(flats.size());
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
    return flats.length == 0
        ? flats
        : new Flats(cells, cols, IntColumn.of(flats), Scratch.onHeap()).run(threads);
  }

  /**
   * Resolves plateaus that cross tiles.
   *
   * @param crossing their cells, by tile
   */
  static void resolveAcross(
      TerrainPages pages, int cols, IntColumn[] crossing, int threads, Scratch room) {
    int count = 0;
    for (IntColumn cells : crossing) {
      count += cells.size();
    }
    if (count == 0) {
      return;
    }
    try (Scratch work = room.nested()) {
      IntColumn flats = sorted(crossing, count, work);
      new Flats(new FlatCells.OnPages(pages), cols, flats, work).run(threads);
    }
  }

  private static IntColumn sorted(IntColumn[] crossing, int count, Scratch room) {
    try (Scratch work = room.nested()) {
      IntColumn all = work.ints(count);
      int at = 0;
      for (IntColumn cells : crossing) {
        all.write(at, cells);
        at += cells.size();
      }
      return all.picked(HeightOrder.sortedByCell(all, work), room);
    }
  }

  // Ways out are found against the state before any was given; only then are codes written.
  private int[] run(int threads) {
    int[] from = bands(threads);
    int count = from.length - 1;
    boolean[] crossed = new boolean[count];
    Bands.run(threads, count, 1, (worker, band, first, end) -> crossed[band] = look(from, band));
    IntList[] pits = new IntList[count + 1];
    Bands.run(
        threads,
        count,
        1,
        (worker, band, first, end) -> pits[band] = resolve(from[band], from[band + 1], UNRESOLVED));
    boolean any = false;
    for (boolean one : crossed) {
      any |= one;
    }
    pits[count] = resolve(0, any ? flats.size() : 0, LATER);
    int[] all = IntList.concat(pits);
    if (pits[count].size() > 0) {
      Arrays.sort(all);
    }
    return all;
  }

  // Places in the flats at which bands of whole rows begin, and their end.
  private int[] bands(int threads) {
    int first = flats.get(0) / cols;
    int rows = flats.get(flats.size() - 1) / cols + 1 - first;
    int most = threads == 1 ? 1 : Math.min(BANDS_PER_THREAD * threads, rows / LEAST_ROWS);
    int count = Math.max(1, most);
    int[] from = new int[count + 1];
    for (int band = 1; band < count; band++) {
      int cell = (first + (int) ((long) rows * band / count)) * cols;
      from[band] = firstFrom(cell);
    }
    from[count] = flats.size();
    return from;
  }

  // The first place whose cell is not before a cell.
  private int firstFrom(int cell) {
    int low = 0;
    int high = flats.size();
    while (low < high) {
      int middle = (low + high) >>> 1;
      if (flats.get(middle) < cell) {
        low = middle + 1;
      } else {
        high = middle;
      }
    }
    return low;
  }

  // Finds the ways out of a band, and marks plateaus that touch a flat cell of another one;
  // tells whether there are any.
  private boolean look(int[] from, int band) {
    for (int i = from[band]; i < from[band + 1]; i++) {
      ways.set(i, wayOut(flats.get(i)));
    }
    if (from.length == 2 || from[band] == from[band + 1]) {
      return false;
    }
    int begin = flats.get(from[band]) / cols * cols;
    int end = flats.get(from[band + 1] - 1) / cols * cols + cols;
    Cells later = new Cells(room.ints(from[band + 1] - from[band]));
    for (int i = from[band]; i < from[band + 1] && flats.get(i) < begin + cols; i++) {
      leave(flats.get(i), begin, end, later);
    }
    for (int i = from[band + 1] - 1; i >= from[band] && flats.get(i) >= end - cols; i--) {
      leave(flats.get(i), begin, end, later);
    }
    for (int i = 0; i < later.size(); i++) {
      for (int step : ordered) {
        int next = later.get(i) + step;
        if (next >= begin && next < end && sameFlat(later.get(i), next)) {
          mark(next, later);
        }
      }
    }
    return later.size() > 0;
  }

  private void leave(int cell, int begin, int end, Cells later) {
    for (int step : ordered) {
      int next = cell + step;
      if ((next < begin || next >= end) && sameFlat(cell, next)) {
        mark(cell, later);
        return;
      }
    }
  }

  private boolean sameFlat(int cell, int next) {
    return (cells.code(next) & Codes.MASK) == Codes.FLAT
        && cells.height(next) == cells.height(cell);
  }

  private void mark(int cell, Cells later) {
    if (cells.code(cell) == UNRESOLVED) {
      cells.code(cell, LATER);
      later.add(cell);
    }
  }

  // Resolves the flats at some places whose code is so and not otherwise.
  private IntList resolve(int from, int to, int code) {
    Cells queue = new Cells(room.ints(to - from));
    for (int i = from; i < to; i++) {
      if (cells.code(flats.get(i)) == code) {
        byte way = ways.get(i);
        boolean out = way >= 0;
        cells.code(flats.get(i), out ? (byte) (way | Codes.CHECK | RING) : (byte) UNRESOLVED);
        if (out) {
          queue.add(flats.get(i));
        }
      }
    }
    spread(queue);
    IntList pits = new IntList(1024);
    for (int i = from; i < to; i++) {
      int cell = flats.get(i);
      if (cells.code(cell) == UNRESOLVED) {
        pits.add(cell);
        if (ways.get(i) == ALONE) {
          cells.code(cell, (byte) (Codes.PIT | Codes.CHECK));
        } else {
          cells.code(cell, (byte) (Codes.PIT | Codes.CHECK | RING));
          queue.clear();
          queue.add(cell);
          spread(queue);
        }
      }
    }
    return pits;
  }

  private byte wayOut(int cell) {
    float height = cells.height(cell);
    byte none = ALONE;
    for (int k = 0; k < ordered.length; k++) {
      float other = cells.height(cell + ordered[k]);
      // A drop too small for a slope of its own (below 1e-44 m) is still a way out.
      if (other <= height) {
        if (other < height || (cells.code(cell + ordered[k]) & Codes.MASK) != Codes.FLAT) {
          return (byte) Codes.BY_CELL[k];
        }
        none = NO_WAY;
      }
    }
    return none;
  }

  private void spread(Cells queue) {
    for (int i = 0; i < queue.size(); i++) {
      int cell = queue.get(i);
      int ring = cells.code(cell) & RING_MASK;
      spread(cell, ring == 3 * RING ? RING : ring + RING, queue);
    }
    for (int i = 0; i < queue.size(); i++) {
      int cell = queue.get(i);
      cells.code(cell, (byte) (cells.code(cell) & ~RING_MASK));
    }
  }

  private void spread(int cell, int ring, Cells queue) {
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

  // Every flat cell comes into it once at most.
  private static final class Cells {
    private final IntColumn cells;
    private int size;

    Cells(IntColumn cells) {
      this.cells = cells;
    }

    void add(int cell) {
      cells.set(size++, cell);
    }

    int get(int place) {
      return cells.get(place);
    }

    int size() {
      return size;
    }

    void clear() {
      size = 0;
    }
  }
}
