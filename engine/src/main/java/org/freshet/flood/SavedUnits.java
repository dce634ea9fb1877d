package org.freshet.flood;

import java.io.DataInput;
import java.io.DataOutput;
import java.io.IOException;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/**
 * What rain cells, pairs and units of a saved state stand for, by names that outlive a change of
 * the terrain. Immutable.
 *
 * @param rainCells rain cell per local number
 * @param pairs {@code local rain cell : class code} by rain cell of the grid
 * @param units pair, district and travel-time class
 * @param areas_cells print of the matrix entries, to tell a matrix of other areas
 */
record SavedUnits(
    List<Integer> rainCells, List<String> pairs, List<String> units, long areas_cells) {

  static SavedUnits of(RunoffMatrix runoff) {
    List<Integer> rainCells = new ArrayList<>();
    for (int local = 0; local < runoff.rainCellCount(); local++) {
      rainCells.add(runoff.rainCell(local));
    }
    List<String> pairs = new ArrayList<>();
    for (int pair = 0; pair < runoff.pairCount(); pair++) {
      int rain = runoff.rainCell(runoff.rainOfPair(pair));
      pairs.add(rain + ":" + runoff.classOfPair(pair).code());
    }
    List<String> units = new ArrayList<>();
    long areas = runoff.entryCount();
    for (int unit = 0; unit < runoff.unitCount(); unit++) {
      int district = runoff.districtOfUnit(unit);
      String id =
          district == Surfaces.NO_DISTRICT ? "-" : runoff.surfaces().districts().get(district).id();
      units.add(pairs.get(runoff.pairOfUnit(unit)) + ":" + runoff.delayOfUnit(unit) + ":" + id);
      areas = 31 * areas + Double.doubleToLongBits(runoff.unitArea_m2(unit));
    }
    return new SavedUnits(rainCells, pairs, units, areas);
  }

  static void write(RunoffMatrix runoff, DataOutput out) throws IOException {
    SavedUnits all = of(runoff);
    out.writeInt(all.rainCells.size());
    for (int cell : all.rainCells) {
      out.writeInt(cell);
    }
    writeNames(all.pairs, out);
    writeNames(all.units, out);
    out.writeLong(all.areas_cells);
  }

  static SavedUnits read(DataInput in) throws IOException {
    int count = in.readInt();
    List<Integer> rainCells = new ArrayList<>();
    for (int i = 0; i < count; i++) {
      rainCells.add(in.readInt());
    }
    List<String> pairs = readNames(in);
    List<String> units = readNames(in);
    return new SavedUnits(rainCells, pairs, units, in.readLong());
  }

  private static void writeNames(List<String> names, DataOutput out) throws IOException {
    out.writeInt(names.size());
    for (String name : names) {
      out.writeUTF(name);
    }
  }

  private static List<String> readNames(DataInput in) throws IOException {
    int count = in.readInt();
    List<String> names = new ArrayList<>();
    for (int i = 0; i < count; i++) {
      names.add(in.readUTF());
    }
    return names;
  }

  int rainCellCount() {
    return rainCells.size();
  }

  int pairCount() {
    return pairs.size();
  }

  int unitCount() {
    return units.size();
  }

  /** Number in {@code old} of every name in {@code now}, -1 where it is new. */
  static <T> int[] places(List<T> now, List<T> old) {
    Map<T, Integer> at = new HashMap<>();
    for (int i = 0; i < old.size(); i++) {
      at.put(old.get(i), i);
    }
    int[] places = new int[now.size()];
    for (int i = 0; i < places.length; i++) {
      places[i] = at.getOrDefault(now.get(i), -1);
    }
    return places;
  }
}
