package org.freshet.service.cycle;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.IntFunction;
import org.freshet.rain.DepthFrequency;
import org.freshet.rain.RainFrame;
import org.freshet.rain.RainRarity;
import org.freshet.rain.RunningSums;

/**
 * How rare the rain of the last minutes to days is, in every rain cell and over every warning area:
 * the rarest cell of an area speaks for it. Not thread-safe; fed in time order.
 */
public final class RarityWatch {
  private final RunningSums sums;
  private final int windows;
  private final int cells;
  private final IntFunction<? extends DepthFrequency> frequencies;
  private final Map<String, int[]> cellsOfAreas;
  private List<RainRarity> rarities = List.of();

  /**
   * An empty watch.
   *
   * @param sums running sums over these cells
   * @param windows how many durations they hold
   * @param cells number of rain cells
   * @param frequencies statistics by rain cell
   * @param cellsOfAreas rain cells over each warning area, by its key
   */
  public RarityWatch(
      RunningSums sums,
      int windows,
      int cells,
      IntFunction<? extends DepthFrequency> frequencies,
      Map<String, int[]> cellsOfAreas) {
    this.sums = sums;
    this.windows = windows;
    this.cells = cells;
    this.frequencies = frequencies;
    this.cellsOfAreas = new TreeMap<>(cellsOfAreas);
  }

  /** The longest duration it looks at. */
  Duration memory() {
    return Duration.ofMinutes(Math.round(sums.duration_min(windows - 1)));
  }

  /** Takes the next frame. */
  void add(RainFrame frame) {
    sums.add(frame);
    List<RainRarity> found = new ArrayList<>();
    for (RainRarity one : RainRarity.ofAll(sums, windows, cells, frequencies)) {
      if (one.statedPeriod_a() > 0) {
        found.add(one);
      }
    }
    rarities = List.copyOf(found);
  }

  /** The cells whose rain comes once a year or less often, by cell. */
  List<RainRarity> rarities() {
    return rarities;
  }

  /** The rarest rain over each area that has any, by key. */
  Map<String, RainRarity> byArea() {
    Map<Integer, RainRarity> byCell = new TreeMap<>();
    rarities.forEach(one -> byCell.put(one.cell(), one));
    Map<String, RainRarity> byArea = new TreeMap<>();
    cellsOfAreas.forEach(
        (key, over) -> {
          RainRarity rarest = null;
          for (int cell : over) {
            RainRarity one = byCell.get(cell);
            if (one != null && (rarest == null || one.returnPeriod_a() > rarest.returnPeriod_a())) {
              rarest = one;
            }
          }
          if (rarest != null) {
            byArea.put(key, rarest);
          }
        });
    return byArea;
  }
}
