package org.freshet.terrain;

import org.freshet.grid.D8;

/**
 * What is known of a cell while basins are found: one byte each, its low four bits a code, and
 * {@link #CHECK} for cells at which basins may meet.
 */
final class Codes {
  /** Not looked at yet. Only before the descent; afterwards 0 is direction 0. */
  static final byte UNSEEN = 0;

  /** A valid cell from which water leaves the raster. */
  static final byte OUTLET = 8;

  /** No data that swallows water. */
  static final byte VOID = 9;

  /** No data that is a wall. */
  static final byte WALL = 10;

  /** A valid cell without a lower neighbour, not yet drained. */
  static final byte FLAT = 11;

  /** The cell that stands for a leaf depression. */
  static final byte PIT = 12;

  /** Bit of cells whose lower neighbours may belong to different basins. */
  static final byte CHECK = 16;

  static final int MASK = 15;

  /** Neighbours in ascending cell order: NW, N, NE, W, E, SW, S, SE as D8 numbers. */
  static final int[] BY_CELL = {5, 6, 7, 4, 0, 3, 2, 1};

  private static final byte[] COMPONENTS = new byte[256];
  private static final short[] COMPONENT_OF = new short[256];

  static {
    for (int mask = 0; mask < 256; mask++) {
      label(mask);
    }
  }

  private Codes() {}

  private static void label(int mask) {
    int[] of = new int[8];
    int count = 0;
    int packed = 0;
    int left = mask;
    while (left != 0) {
      int reached = Integer.lowestOneBit(left);
      int before;
      do {
        before = reached;
        reached |= grow(reached) & mask;
      } while (reached != before);
      for (int k = 0; k < 8; k++) {
        if ((reached >> k & 1) != 0) {
          of[k] = count;
        }
      }
      left &= ~reached;
      count++;
    }
    for (int k = 0; k < 8; k++) {
      packed |= of[k] << (2 * k);
    }
    COMPONENTS[mask] = (byte) count;
    COMPONENT_OF[mask] = (short) packed;
  }

  // Ring neighbours touch their next; the four cardinal ones also touch each other over a corner.
  private static int grow(int cells) {
    int next = rotate(cells, 1) | rotate(cells, 7);
    int cardinal = cells & 0b01010101;
    return next | rotate(cardinal, 2) | rotate(cardinal, 6);
  }

  private static int rotate(int cells, int by) {
    return (cells << by | cells >> (8 - by)) & 255;
  }

  /** Number of connected groups among a set of ring neighbours, given as bits by D8 number. */
  static int components(int mask) {
    return COMPONENTS[mask];
  }

  /** Group number (0 to 3) of a neighbour of such a set. */
  static int componentOf(int mask, int neighbour) {
    return COMPONENT_OF[mask] >> (2 * neighbour) & 3;
  }

  /** Cell steps by D8 number, for a raster of so many columns. */
  static int[] steps(int cols) {
    return new int[] {1, cols + 1, cols, cols - 1, -1, -cols - 1, -cols, -cols + 1};
  }

  /** Direction of a code: 0 to 7, or D8.NONE where a code is none. */
  static byte direction(int code) {
    return (code & MASK) < OUTLET ? (byte) (code & 7) : D8.NONE;
  }

  /** Direction by code, ready to look up: 0 to 7, or D8.NONE where a code is none. */
  static byte[] directions() {
    byte[] plain = new byte[32];
    for (int code = 0; code < 32; code++) {
      plain[code] = direction(code);
    }
    return plain;
  }
}
