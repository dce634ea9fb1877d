package org.freshet.sink;

import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.freshet.grid.GridGeometry;

/**
 * Gives the sinks of a terrain the ids they had before an edit of it, by the rules of {@link
 * CarriedIds}: whoever watches a sink goes on watching it while a barrier stands beside it.
 *
 * <p>Sinks whose pit, outlet, ground and volume are as they were are taken as they are; only the
 * cells of the others are compared. O(cells), reading rows of both terrains. One use.
 */
public final class CarriedInventory {
  private static final int NONE = -1;

  private final TerrainCells then;
  private final SinkInventory earlier;
  private final TerrainCells now;
  private final SinkInventory sinks;
  private final boolean[] sameThen;
  private final boolean[] sameNow;
  private final LikenessMatch match = new LikenessMatch();

  private CarriedInventory(
      TerrainCells then, SinkInventory earlier, TerrainCells now, SinkInventory sinks) {
    this.then = then;
    this.earlier = earlier;
    this.now = now;
    this.sinks = sinks;
    this.sameThen = new boolean[earlier.sinks().size()];
    this.sameNow = new boolean[sinks.sinks().size()];
  }

  /**
   * The sinks of a terrain under the ids of an earlier inventory.
   *
   * @param then the terrain before
   * @param earlier its sinks under the ids to be carried
   * @param now the terrain after, of the same raster
   * @param sinks its sinks
   * @throws IllegalArgumentException if the rasters are not the same
   */
  public static SinkInventory of(
      TerrainCells then, SinkInventory earlier, TerrainCells now, SinkInventory sinks) {
    if (!then.geometry().equals(now.geometry())) {
      throw new IllegalArgumentException(
          "Terrains of " + then.geometry() + " and " + now.geometry() + " are not of one grid.");
    }
    return new CarriedInventory(then, earlier, now, sinks).named();
  }

  private SinkInventory named() {
    earlier.sinks().forEach(sink -> match.addOld(sink.id()));
    matchUntouched();
    matchTouched();
    List<Sink> all = sinks.sinks();
    return sinks.named(
        match.names(
            all.size(),
            place -> all.get(place).id(),
            place -> PlaceId.of(now.geometry(), all.get(place).outletCell())));
  }

  // Both lists ascend by pit cell.
  private void matchUntouched() {
    int a = 0;
    int b = 0;
    while (a < sameThen.length && b < sameNow.length) {
      Sink before = earlier.sinks().get(a);
      Sink after = sinks.sinks().get(b);
      int order = Integer.compare(before.pitCell(), after.pitCell());
      if (order == 0 && untouched(before, after)) {
        long cells = now.hierarchy().cells(after.node());
        match.pair(before.id(), cells, cells, cells, b);
        sameThen[a] = true;
        sameNow[b] = true;
      }
      a += order <= 0 ? 1 : 0;
      b += order >= 0 ? 1 : 0;
    }
  }

  private boolean untouched(Sink before, Sink after) {
    return before.outletCell() == after.outletCell()
        && before.outletElevation_m() == after.outletElevation_m()
        && before.pitElevation_m() == after.pitElevation_m()
        && then.hierarchy().cells(before.node()) == now.hierarchy().cells(after.node())
        && before.volume_m3() == after.volume_m3();
  }

  private void matchTouched() {
    Map<Long, Long> common = new TreeMap<>();
    GridGeometry geometry = now.geometry();
    Covered before = new Covered(then, earlier, sameThen);
    Covered after = new Covered(now, sinks, sameNow);
    for (int row = 0; row < geometry.rows(); row++) {
      if (before.read(row) && after.read(row)) {
        for (int col = 0; col < geometry.cols(); col++) {
          if (before.places[col] != NONE && after.places[col] != NONE) {
            common.merge((long) before.places[col] << 32 | after.places[col], 1L, Long::sum);
          }
        }
      }
    }
    common.forEach(
        (key, cells) -> {
          Sink old = earlier.sinks().get((int) (key >>> 32));
          int place = (int) (long) key;
          long oldCells = then.hierarchy().cells(old.node());
          long nowCells = now.hierarchy().cells(sinks.sinks().get(place).node());
          match.pair(old.id(), cells, oldCells, nowCells, place);
        });
  }

  /** Which touched sink covers each cell of a row. */
  private static final class Covered {
    private final TerrainCells model;
    private final SinkInventory inventory;
    private final boolean[] untouched;
    private final float[] heights;
    private final int[] leaves;
    private final int[] places;

    Covered(TerrainCells model, SinkInventory inventory, boolean[] untouched) {
      this.model = model;
      this.inventory = inventory;
      this.untouched = untouched;
      int cols = model.geometry().cols();
      this.heights = new float[cols];
      this.leaves = new int[cols];
      this.places = new int[cols];
    }

    /** Whether any touched sink covers a cell of the row. */
    boolean read(int row) {
      model.heights(row, 1, heights);
      model.leaves(row, 1, leaves);
      Arrays.fill(places, NONE);
      boolean any = false;
      for (int col = 0; col < places.length; col++) {
        int place = leaves[col] < 0 ? NONE : inventory.sinkOfLeaf(leaves[col]);
        if (place != NONE
            && !untouched[place]
            && heights[col] < inventory.sinks().get(place).outletElevation_m()) {
          places[col] = place;
          any = true;
        }
      }
      return any;
    }
  }
}
