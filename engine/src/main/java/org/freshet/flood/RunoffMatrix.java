package org.freshet.flood;

import java.util.Arrays;
import org.freshet.grid.GridGeometry;
import org.freshet.progress.Progress;
import org.freshet.rain.RainGrid;
import org.freshet.sink.TerrainModel;

/**
 * Whose rain reaches which sink: for every leaf depression the area it drains, by rain cell,
 * surface class and sewer district, as a sparse matrix of cell counts (compressed rows).
 *
 * <p>Rows are the leaves of the hierarchy in order, then one row for the cells that drain off the
 * raster, so that no drop is lost from the balance. Columns are <em>units</em>: a (rain cell,
 * surface class) <em>pair</em> within one sewer district and one travel-time class. Losses are
 * computed per pair, sewers and arrival per unit, and nothing per terrain cell.
 *
 * <p>Built by one pass over the cells, O(cells). Memory: 8 bytes per entry, 1 to 3 entries per
 * leaf. Immutable; thread-safe.
 */
public final class RunoffMatrix {
  private final Surfaces surfaces;
  private final RainGrid rain;
  private final double cellArea_m2;
  private final RunoffUnits units;
  private final int[] rainCells;
  private final int[] pairRain;
  private final int[] pairClass;
  private final int[] unitPair;
  private final int[] unitDistrict;
  private final int[] unitDelay;
  private final TravelOptions travel;
  private final byte[] spillDelay;
  private final int[] rowStart;
  private final int[] entryUnit;
  private final int[] entryCells;
  private final long[] unitCells;

  RunoffMatrix(
      Surfaces surfaces,
      RainGrid rain,
      TravelOptions travel,
      byte[] spillDelay,
      double cellArea_m2,
      RunoffUnits units,
      RunoffRows rows) {
    this.surfaces = surfaces;
    this.rain = rain;
    this.travel = travel;
    this.spillDelay = spillDelay;
    this.cellArea_m2 = cellArea_m2;
    this.rainCells = units.rainCells();
    this.pairRain = units.pairRain();
    this.pairClass = units.pairClass();
    this.unitPair = units.unitPair();
    this.unitDistrict = units.unitDistrict();
    this.unitDelay = units.unitDelay();
    this.units = units;
    this.rowStart = rows.starts();
    this.entryUnit = rows.units();
    this.entryCells = rows.cells();
    this.unitCells = new long[unitPair.length];
    for (int entry = 0; entry < entryUnit.length; entry++) {
      unitCells[entryUnit[entry]] += entryCells[entry];
    }
  }

  /** Builds the matrix of a terrain; runoff reaches its sink at once. */
  public static RunoffMatrix of(
      TerrainModel terrain, RainGrid rain, Surfaces surfaces, Progress progress) {
    return of(terrain, rain, surfaces, TravelOptions.instant(), progress);
  }

  /**
   * Builds the matrix of a terrain.
   *
   * @param travel how fast runoff crosses the ground
   * @throws IllegalArgumentException if the surfaces do not lie on the terrain's cells or a cell's
   *     land-cover code belongs to no class
   */
  public static RunoffMatrix of(
      TerrainModel terrain,
      RainGrid rain,
      Surfaces surfaces,
      TravelOptions travel,
      Progress progress) {
    GridGeometry geometry = terrain.geometry();
    surfaces.requireShape(geometry);
    return new RunoffMatrixBuilder(terrain, rain, surfaces, travel).build(progress);
  }

  /**
   * The matrix of the same ground after an edit: equal to one built anew, but only leaves that the
   * edit touched are counted again. O(cells) to find them, some 20 bytes read per cell.
   *
   * @param then the terrain it was built from
   * @param now the terrain after, of the same raster
   */
  public RunoffMatrix edited(TerrainModel then, TerrainModel now) {
    return new EditedRunoff(this, then, now).matrix();
  }

  /** The units, by number. */
  RunoffUnits units() {
    return units;
  }

  /** Hands over the entries of a row, by number of unit. */
  void forEachEntry(int row, UnitTally.Entries entries) {
    for (int entry = rowStart[row]; entry < rowStart[row + 1]; entry++) {
      entries.entry(row, entryUnit[entry], entryCells[entry]);
    }
  }

  /** The surface classes and sewer districts it was built with. */
  public Surfaces surfaces() {
    return surfaces;
  }

  /** The rain grid its columns speak of. */
  public RainGrid rainGrid() {
    return rain;
  }

  /** Number of leaves; row {@code leafCount()} holds the cells that drain off the raster. */
  public int leafCount() {
    return rowStart.length - 2;
  }

  /** Number of rain cells that cover the terrain, plus one if parts lie outside the rain grid. */
  public int rainCellCount() {
    return rainCells.length;
  }

  /** Rain cell in the rain grid of a local number, -1 for "outside the rain grid". */
  public int rainCell(int local) {
    return rainCells[local];
  }

  /** Number of (rain cell, surface class) pairs. */
  public int pairCount() {
    return pairRain.length;
  }

  /** Local number of a pair's rain cell. */
  int rainOfPair(int pair) {
    return pairRain[pair];
  }

  /** Surface class of a pair. */
  SurfaceClass classOfPair(int pair) {
    return surfaces.classes().get(pairClass[pair]);
  }

  /** Index of a pair's surface class. */
  int classNumberOfPair(int pair) {
    return pairClass[pair];
  }

  /** Number of units: pairs within a sewer district and a travel-time class. */
  public int unitCount() {
    return unitPair.length;
  }

  /** Pair of a unit. */
  int pairOfUnit(int unit) {
    return unitPair[unit];
  }

  /** Sewer district of a unit, {@link Surfaces#NO_DISTRICT} for none. */
  int districtOfUnit(int unit) {
    return unitDistrict[unit];
  }

  /** Travel-time class of a unit. */
  int delayOfUnit(int unit) {
    return unitDelay[unit];
  }

  /** Travel-time class of the way a root's spill takes to the leaf it spills into. */
  int spillDelay(int root) {
    return spillDelay[root];
  }

  /** How fast runoff crosses the ground. */
  public TravelOptions travel() {
    return travel;
  }

  /** Ground area of a unit, m². */
  double unitArea_m2(int unit) {
    return unitCells[unit] * cellArea_m2;
  }

  /** Number of non-zero entries. */
  public int entryCount() {
    return entryUnit.length;
  }

  /** Ground area that drains to a leaf first, m²; off the raster for {@code leafCount()}. */
  public double area_m2(int row) {
    long cells = 0;
    for (int entry = rowStart[row]; entry < rowStart[row + 1]; entry++) {
      cells += entryCells[entry];
    }
    return cells * cellArea_m2;
  }

  /** Share of a leaf's area that does not seep, 0 to 1. */
  double sealedShare(int row) {
    double sealed = 0;
    long cells = 0;
    for (int entry = rowStart[row]; entry < rowStart[row + 1]; entry++) {
      SurfaceClass surface = classOfPair(unitPair[entryUnit[entry]]);
      sealed += entryCells[entry] * surface.runoff().sealedShare();
      cells += entryCells[entry];
    }
    return cells == 0 ? 1 : sealed / cells;
  }

  /**
   * Area of a row that drains to the sewers, per district.
   *
   * @param district_m2 connected area per district, overwritten, m²
   */
  void connectedAreas(int row, double[] district_m2) {
    Arrays.fill(district_m2, 0);
    for (int entry = rowStart[row]; entry < rowStart[row + 1]; entry++) {
      int unit = entryUnit[entry];
      if (unitDistrict[unit] != Surfaces.NO_DISTRICT) {
        double share = classOfPair(unitPair[unit]).connectedShare();
        district_m2[unitDistrict[unit]] += entryCells[entry] * cellArea_m2 * share;
      }
    }
  }

  /**
   * Multiplies a depth per unit into a volume per leaf.
   *
   * @param unit_mm depth per unit, mm
   * @param byRank_m3 volume by rank, leaves overwritten, inner nodes left as they are, m³
   * @return volume that drains off the raster without meeting a sink, m³
   */
  double volumes(double[] unit_mm, SpillForest forest, double[] byRank_m3) {
    int outside = leafCount();
    for (int leaf = 0; leaf < outside; leaf++) {
      byRank_m3[forest.rank(leaf)] = volume_m3(unit_mm, leaf);
    }
    return volume_m3(unit_mm, outside);
  }

  /** Smallest of a value per unit over the units of a row; infinite for an empty row. */
  double least(double[] unitValues, int row) {
    double least = Double.POSITIVE_INFINITY;
    for (int entry = rowStart[row]; entry < rowStart[row + 1]; entry++) {
      least = Math.min(least, unitValues[entryUnit[entry]]);
    }
    return least;
  }

  /** Volume of one row for a depth per unit, m³. */
  double volume_m3(double[] unit_mm, int row) {
    double sum = 0;
    for (int entry = rowStart[row]; entry < rowStart[row + 1]; entry++) {
      sum += entryCells[entry] * unit_mm[entryUnit[entry]];
    }
    return sum * (cellArea_m2 / 1000);
  }
}
