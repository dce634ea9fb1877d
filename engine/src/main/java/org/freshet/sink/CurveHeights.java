package org.freshet.sink;

import org.freshet.grid.Pages;

/** A long list of heights, m, in an array or in pages that need not fit into memory. */
interface CurveHeights {
  /** Height at a place. */
  float get(int place);

  /** Number of heights. */
  int size();

  /** Copies some out. */
  void read(int from, float[] into, int offset, int count);

  /** Heights in an array, kept by reference. */
  static CurveHeights of(float[] heights) {
    return new CurveHeights() {
      @Override
      public float get(int place) {
        return heights[place];
      }

      @Override
      public int size() {
        return heights.length;
      }

      @Override
      public void read(int from, float[] into, int offset, int count) {
        System.arraycopy(heights, from, into, offset, count);
      }
    };
  }

  /** Heights in pages. */
  static CurveHeights of(Pages heights, int size) {
    return new CurveHeights() {
      @Override
      public float get(int place) {
        return heights.getFloat(place);
      }

      @Override
      public int size() {
        return size;
      }

      @Override
      public void read(int from, float[] into, int offset, int count) {
        heights.read(from, into, offset, count);
      }
    };
  }
}
