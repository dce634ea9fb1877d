package org.freshet.sink;

import java.util.BitSet;
import java.util.List;
import org.freshet.grid.GridGeometry;

/**
 * Gives the sinks of a terrain the ids they had in an earlier inventory, also where an edit, a new
 * survey or another filter has moved the pit an id is made from.
 *
 * <p>A sink now and one from before are alike by the ground both cover, divided by the ground
 * either covers (Jaccard, 1901, doi:10.5169/seals-266440). Pairs of a likeness of at least {@link
 * #LEAST_LIKENESS} are matched, the most alike first; of equal ones that with more common ground,
 * then the one with the lower old id, then the one further out in the tree. So of a sink that was
 * split the most alike part keeps the id, and of sinks that became one the most alike, which is the
 * larger, gives it. Each old id is given once. A sink that matches none keeps the id of its own
 * pit, unless that was given to another; then it takes the first that is free of its outlet's and
 * the following ones. The order in which old sinks come plays no part.
 *
 * <p>O(cells of the old sinks · log depth), reading them in runs of a row; 4 bytes per sink and 40
 * per pair. Not thread-safe.
 */
public final class CarriedIds {
  /** Least share of common ground in a match. */
  public static final double LEAST_LIKENESS = 0.2;

  private static final int NONE = InnermostSinks.NONE;
  private final TerrainCells model;
  private final SinkTree tree;
  private final InnermostSinks sinks;
  private final long[] common;
  private final BitSet touched = new BitSet();
  private final LikenessMatch match = new LikenessMatch();
  private long cells;

  /** Prepares for the sinks of a tree. */
  public CarriedIds(TerrainCells model, SinkTree tree) {
    this.model = model;
    this.tree = tree;
    this.sinks = new InnermostSinks(model, tree);
    this.common = new long[tree.sinks().size()];
  }

  /** Takes in a run of cells of the old sink that is ended next; none may come twice. */
  public void span(int row, int colFrom, int colTo) {
    GridGeometry geometry = model.geometry();
    for (int cell = geometry.cell(row, colFrom); cell < geometry.cell(row, colTo - 1) + 1; cell++) {
      int place = sinks.at(cell);
      if (place != NONE) {
        common[place]++;
        touched.set(place);
      }
    }
    cells += colTo - colFrom;
  }

  /**
   * Ends an old sink, whose cells have come.
   *
   * @throws IllegalArgumentException if its id came before
   */
  public void end(long oldId) {
    match.addOld(oldId);
    DepressionHierarchy hierarchy = model.hierarchy();
    // Sinks come before those inside them: going down the places, every sum is whole in time.
    for (int place = touched.length() - 1; place >= 0; place = touched.previousSetBit(place - 1)) {
      long shared = common[place];
      long now = hierarchy.cells(tree.sinks().get(place).node());
      match.pair(oldId, shared, cells, now, place);
      int around = sinks.around(place);
      if (around != NONE) {
        common[around] += shared;
        touched.set(around);
      }
      common[place] = 0;
    }
    touched.clear();
    cells = 0;
  }

  /** The same sinks with the ids they keep. */
  public SinkTree tree() {
    List<NestedSink> all = tree.sinks();
    return tree.named(
        match.names(
            all.size(),
            place -> all.get(place).id(),
            place -> PlaceId.of(model.geometry(), all.get(place).outletCell())));
  }
}
