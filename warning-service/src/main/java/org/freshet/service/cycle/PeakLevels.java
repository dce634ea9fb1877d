package org.freshet.service.cycle;

import java.io.DataInput;
import java.io.DataOutput;
import java.io.IOException;
import java.util.Arrays;
import org.freshet.grid.FloatGrid;
import org.freshet.grid.IntList;
import org.freshet.sink.SinkLevels;
import org.freshet.sink.TerrainModel;

/**
 * The highest level each sink has seen, from which the greatest depth of every cell follows. Where
 * the ground changed, the depths up to then are kept cell by cell. 4 bytes per leaf, 8 per cell
 * that was wet before a change. Not thread-safe.
 */
final class PeakLevels {
  private final float[] level_m;
  private final int[] earlierCells;
  private final float[] earlier_m;

  private PeakLevels(float[] level_m, int[] earlierCells, float[] earlier_m) {
    this.level_m = level_m;
    this.earlierCells = earlierCells;
    this.earlier_m = earlier_m;
  }

  /** Starts dry. */
  static PeakLevels dry(int leaves) {
    float[] level_m = new float[leaves];
    Arrays.fill(level_m, Float.NaN);
    return new PeakLevels(level_m, new int[0], new float[0]);
  }

  /** Reads what {@link #write} wrote. */
  static PeakLevels read(DataInput in, boolean withEarlier) throws IOException {
    float[] level_m = readFloats(new float[in.readInt()], in);
    int[] cells = new int[withEarlier ? in.readInt() : 0];
    for (int i = 0; i < cells.length; i++) {
      cells[i] = in.readInt();
    }
    return new PeakLevels(level_m, cells, readFloats(new float[cells.length], in));
  }

  private static float[] readFloats(float[] into, DataInput in) throws IOException {
    for (int i = 0; i < into.length; i++) {
      into[i] = in.readFloat();
    }
    return into;
  }

  void write(DataOutput out) throws IOException {
    out.writeInt(level_m.length);
    for (float level : level_m) {
      out.writeFloat(level);
    }
    out.writeInt(earlierCells.length);
    for (int cell : earlierCells) {
      out.writeInt(cell);
    }
    for (float depth : earlier_m) {
      out.writeFloat(depth);
    }
  }

  /** Takes in the levels of one time. */
  void add(SinkLevels levels) {
    for (int leaf = 0; leaf < level_m.length; leaf++) {
      float level = levels.level_m(leaf);
      if (level > level_m[leaf] || Float.isNaN(level_m[leaf])) {
        level_m[leaf] = level;
      }
    }
  }

  /**
   * What goes on after the ground changed: depths so far stay, levels begin anew.
   *
   * @param then the terrain so far
   * @param leaves leaves of the terrain from now on
   * @param threshold_m shallower water is not kept, m
   */
  PeakLevels over(TerrainModel then, int leaves, double threshold_m) {
    float[] depth_m = depth_m(then, threshold_m).array();
    IntList cells = new IntList(1024);
    for (int cell = 0; cell < depth_m.length; cell++) {
      if (depth_m[cell] > 0) {
        cells.add(cell);
      }
    }
    int[] wet = cells.toArray();
    float[] kept_m = new float[wet.length];
    for (int i = 0; i < wet.length; i++) {
      kept_m[i] = depth_m[wet[i]];
    }
    return new PeakLevels(dry(leaves).level_m, wet, kept_m);
  }

  /** Greatest depth of every cell, m; 0 where it stayed below the threshold or has no data. */
  FloatGrid depth_m(TerrainModel terrain, double threshold_m) {
    FloatGrid depth = SinkLevels.of(level_m).depthGrid(terrain, (float) threshold_m);
    float[] cells = depth.array();
    for (int cell = 0; cell < cells.length; cell++) {
      if (Float.isNaN(cells[cell])) {
        cells[cell] = 0;
      }
    }
    for (int i = 0; i < earlierCells.length; i++) {
      cells[earlierCells[i]] = Math.max(cells[earlierCells[i]], earlier_m[i]);
    }
    return depth;
  }
}
