package org.freshet.sink;

import java.util.Arrays;
import java.util.List;
import org.freshet.grid.Bands;
import org.freshet.grid.IntList;
import org.freshet.grid.RecordParts;
import org.freshet.grid.Scratch;
import org.freshet.progress.Progress;

/**
 * Outlines of all sinks of a tree, drawn from one sweep over the raster: costs O(cells + length of
 * all borders), however often sinks lie in each other, where {@link SinkOutliner} looks at the
 * cells of every one. They are handed out in parts, in the order of the tree; only the corners of a
 * part are in memory, the others where there is room.
 *
 * <p>The same outlines as those of {@link SinkOutliner}; rings begin at their northernmost, there
 * westernmost corner. Parts may be asked for in any order by one thread.
 */
public final class SinkOutlines {
  /** Cells of sinks per part: with two corners per cell, the most there can be, 128 MiB. */
  private static final long PART_CELLS = 1 << 23;

  private static final int MOST_PARTS = 256;

  private final TerrainCells model;
  private final int threads;
  private final int[] firstOf;
  private final RecordParts corners;

  private SinkOutlines(TerrainCells model, SinkTree tree, Scratch room, Progress progress) {
    this.model = model;
    this.threads = model.options().threads();
    List<NestedSink> sinks = tree.sinks();
    int[] partOf = new int[sinks.size()];
    this.firstOf = parts(sinks, model.hierarchy(), partOf);
    this.corners = new RecordParts(count(), 1, threads, room);
    new SinkCorners(model, new InnermostSinks(model, tree), partOf, firstOf, corners)
        .find(threads, progress);
  }

  /**
   * Sweeps over the raster.
   *
   * @param room where corners wait until they are asked for, 8 bytes each; the outlines are of no
   *     use once it is closed
   * @param progress told of cells
   */
  public static SinkOutlines of(
      TerrainCells model, SinkTree tree, Scratch room, Progress progress) {
    return new SinkOutlines(model, tree, room, progress);
  }

  private static int[] parts(List<NestedSink> sinks, DepressionHierarchy hierarchy, int[] partOf) {
    long all = 0;
    for (NestedSink sink : sinks) {
      all += hierarchy.cells(sink.node());
    }
    long most = Math.max(PART_CELLS, all / MOST_PARTS);
    IntList first = new IntList(16);
    long cells = most;
    for (int place = 0; place < sinks.size(); place++) {
      long own = hierarchy.cells(sinks.get(place).node());
      if (cells + own > most) {
        first.add(place);
        cells = 0;
      }
      cells += own;
      partOf[place] = first.size() - 1;
    }
    first.add(sinks.size());
    return first.toArray();
  }

  /** Number of parts. */
  public int count() {
    return firstOf.length - 1;
  }

  /** Place in the tree of the first sink of a part. */
  public int first(int part) {
    return firstOf[part];
  }

  /** Outlines of the sinks of a part, in the order of the tree. */
  public SinkOutline[] outlines(int part) {
    long[] sorted = corners.take(part);
    Arrays.sort(sorted);
    int count = firstOf[part + 1] - firstOf[part];
    int[] start = new int[count + 1];
    for (long corner : sorted) {
      start[(int) (corner >>> SinkCorners.SINK_SHIFT) + 1]++;
    }
    for (int sink = 0; sink < count; sink++) {
      start[sink + 1] += start[sink];
    }
    SinkOutline[] outlines = new SinkOutline[count];
    CornerRings[] rings = new CornerRings[threads];
    Arrays.setAll(rings, thread -> new CornerRings(model.geometry()));
    Bands.run(
        threads,
        count,
        1,
        (thread, sink, from, to) ->
            outlines[sink] = rings[thread].outline(sorted, start[sink], start[sink + 1]));
    return outlines;
  }
}
