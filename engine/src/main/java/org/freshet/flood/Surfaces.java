package org.freshet.flood;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.freshet.grid.ByteGrid;
import org.freshet.grid.GridGeometry;
import org.freshet.grid.IntGrid;
import org.jspecify.annotations.Nullable;

/**
 * What covers the ground and what drains it, cell by cell: a surface class and a sewer district for
 * every cell of the terrain. Immutable as long as nobody writes to the rasters; thread-safe.
 */
public final class Surfaces {
  /** District index of a cell without sewers. */
  public static final int NO_DISTRICT = -1;

  private static final int CODES = 256;

  private final List<SurfaceClass> classes;
  private final @Nullable ByteGrid codes;
  private final int[] classOfCode;
  private final List<SewerDistrict> districts;
  private final @Nullable IntGrid districtOfCell;

  /**
   * @param classes the surface classes; the first stands for the whole terrain without a raster
   * @param codes class code per cell (0 to 255 as unsigned byte), null for one class everywhere
   * @param districts the sewer districts, empty where nothing is known of sewers
   * @param districtOfCell index into {@code districts} or {@link #NO_DISTRICT} per cell, null for
   *     no sewers anywhere
   * @throws IllegalArgumentException if codes repeat or the rasters differ in shape
   */
  public Surfaces(
      List<SurfaceClass> classes,
      @Nullable ByteGrid codes,
      List<SewerDistrict> districts,
      @Nullable IntGrid districtOfCell) {
    if (classes.isEmpty()) {
      throw new IllegalArgumentException("No surface class is given. Maybe SurfaceClass.SEALED.");
    }
    this.classes = List.copyOf(classes);
    this.codes = codes;
    this.districts = List.copyOf(districts);
    this.districtOfCell = districtOfCell;
    this.classOfCode = classOfCode(this.classes);
    if (codes != null && districtOfCell != null) {
      requireSameShape(codes.geometry(), districtOfCell.geometry());
    }
  }

  /** One class everywhere and no sewers. */
  public static Surfaces uniform(SurfaceClass surface) {
    return new Surfaces(List.of(surface), null, List.of(), null);
  }

  private static int[] classOfCode(List<SurfaceClass> classes) {
    int[] index = new int[CODES];
    Arrays.fill(index, -1);
    for (int i = 0; i < classes.size(); i++) {
      int code = classes.get(i).code();
      if (index[code] >= 0) {
        throw new IllegalArgumentException(
            "Surface class code (" + code + ") is given twice. Maybe a typo.");
      }
      index[code] = i;
    }
    return index;
  }

  static void requireSameShape(GridGeometry a, GridGeometry b) {
    if (a.rows() != b.rows() || a.cols() != b.cols()) {
      throw new IllegalArgumentException(
          "Rasters of "
              + (a.rows() + " x " + a.cols())
              + " and "
              + (b.rows() + " x " + b.cols())
              + " cells do not lie on each other. Maybe resample one to the terrain's grid.");
    }
  }

  /** Checks that the rasters lie on a terrain's cells. */
  void requireShape(GridGeometry terrain) {
    if (codes != null) {
      requireSameShape(terrain, codes.geometry());
    }
    if (districtOfCell != null) {
      requireSameShape(terrain, districtOfCell.geometry());
    }
  }

  /** The surface classes. */
  public List<SurfaceClass> classes() {
    return classes;
  }

  /** The sewer districts. */
  public List<SewerDistrict> districts() {
    return districts;
  }

  /**
   * Index of a cell's class in {@link #classes()}.
   *
   * @throws IllegalArgumentException if the cell's code belongs to no class
   */
  public int classOf(int cell) {
    if (codes == null) {
      return 0;
    }
    int code = Byte.toUnsignedInt(codes.get(cell));
    int surface = classOfCode[code];
    if (surface < 0) {
      throw new IllegalArgumentException(unknownCode(code, cell));
    }
    return surface;
  }

  private String unknownCode(int code, int cell) {
    List<Integer> known = new ArrayList<>();
    for (SurfaceClass surface : classes) {
      known.add(surface.code());
    }
    return "Land-cover code ("
        + code
        + ") of cell ("
        + cell
        + ") belongs to none of the classes "
        + known
        + ". Maybe add it to terrain.land_cover_classes.";
  }

  /** Index of a cell's district in {@link #districts()}, or {@link #NO_DISTRICT}. */
  public int districtOf(int cell) {
    if (districtOfCell == null) {
      return NO_DISTRICT;
    }
    int district = districtOfCell.get(cell);
    if (district < NO_DISTRICT || district >= districts.size()) {
      throw new IllegalArgumentException(
          "Sewer district ("
              + district
              + ") of cell ("
              + cell
              + ") is none of the "
              + districts.size()
              + " given.");
    }
    return district;
  }
}
