package org.freshet.scenario;

import java.util.List;
import java.util.Objects;
import org.freshet.grid.ByteGrid;
import org.freshet.grid.FloatGrid;

/**
 * Classes a hazard map shows water depth in. Depth-based only: schemes that also know velocity or
 * the product of both are not offered, because velocity is not computed here. Immutable and
 * thread-safe.
 *
 * <p>Class 1 begins at the first threshold, class 2 at the second and so on; a depth equal to a
 * threshold belongs to the class that begins there.
 */
public final class HazardScheme {
  /** Instead of a class: no data. */
  public static final int NODATA = 255;

  /** Class of what is dry or shallower than class 1. */
  public static final int NONE = 0;

  /**
   * Baden-Württemberg: 5–10, 10–50, 50–100, over 100 cm (LUBW, 2016, Leitfaden Kommunales
   * Starkregenrisikomanagement).
   */
  public static final HazardScheme LUBW =
      new HazardScheme("lubw", "LUBW", List.of(0.05, 0.10, 0.50, 1.00));

  /**
   * North Rhine-Westphalia: 10–50 cm, 50–100 cm, 1–2 m, 2–4 m, over 4 m, as the statewide
   * Starkregengefahrenhinweiskarte shows it (LANUV and BKG, 2021).
   */
  public static final HazardScheme NRW =
      new HazardScheme("nrw", "NRW", List.of(0.10, 0.50, 1.00, 2.00, 4.00));

  /** 10–30, 30–50, over 50 cm, as cities show it that follow DWA-M 119 (2016). */
  public static final HazardScheme DWA_M_119 =
      new HazardScheme("dwa-m-119", "DWA-M 119", List.of(0.10, 0.30, 0.50));

  private static final int MOST_CLASSES = 6;

  private final String id;
  private final String title;
  private final List<Double> thresholds_m;

  /**
   * A scheme of one's own.
   *
   * @param id short name for files
   * @param title name for people
   * @param thresholds_m where each class begins, m; positive, ascending, at most six
   */
  public HazardScheme(String id, String title, List<Double> thresholds_m) {
    this.id = Objects.requireNonNull(id);
    this.title = Objects.requireNonNull(title);
    this.thresholds_m = List.copyOf(thresholds_m);
    if (thresholds_m.isEmpty() || thresholds_m.size() > MOST_CLASSES) {
      throw new IllegalArgumentException(
          "Hazard scheme ("
              + id
              + ") has "
              + thresholds_m.size()
              + " classes, not 1 to 6. Maybe join some.");
    }
    double before = 0;
    for (double threshold_m : thresholds_m) {
      if (!(threshold_m > before) || Double.isInfinite(threshold_m)) {
        throw new IllegalArgumentException(
            "Hazard scheme ("
                + id
                + ") has the threshold ("
                + threshold_m
                + " m), which is not above the one before it. Maybe sort them.");
      }
      before = threshold_m;
    }
  }

  /** The schemes known by name. */
  public static List<HazardScheme> known() {
    return List.of(LUBW, NRW, DWA_M_119);
  }

  /** Short name. */
  public String id() {
    return id;
  }

  /** Name for people. */
  public String title() {
    return title;
  }

  /** Where each class begins, m. */
  public List<Double> thresholds_m() {
    return thresholds_m;
  }

  /** Number of classes, {@link #NONE} not counted. */
  public int classes() {
    return thresholds_m.size();
  }

  /** Class of a depth, 0 to {@link #classes}; {@link #NODATA} for NaN. */
  public int classOf(double depth_m) {
    if (Double.isNaN(depth_m)) {
      return NODATA;
    }
    int number = 0;
    while (number < thresholds_m.size() && depth_m >= thresholds_m.get(number)) {
      number++;
    }
    return number;
  }

  /** Class of every cell of a depth raster. O(cells). */
  public ByteGrid grid(FloatGrid depth_m) {
    float[] limits = new float[classes()];
    for (int i = 0; i < limits.length; i++) {
      limits[i] = thresholds_m.get(i).floatValue();
    }
    float[] depths = depth_m.array();
    byte[] numbers = new byte[depths.length];
    for (int cell = 0; cell < depths.length; cell++) {
      float depth = depths[cell];
      int number = 0;
      while (number < limits.length && depth >= limits[number]) {
        number++;
      }
      numbers[cell] = (byte) (Float.isNaN(depth) ? NODATA : number);
    }
    return new ByteGrid(depth_m.geometry(), numbers);
  }

  /** Ground in every class, m², index 0 for dry. O(cells). */
  public double[] areas_m2(ByteGrid classes) {
    long[] cells = new long[classes() + 1];
    for (byte number : classes.array()) {
      int one = Byte.toUnsignedInt(number);
      if (one < cells.length) {
        cells[one]++;
      }
    }
    double[] areas = new double[cells.length];
    for (int i = 0; i < areas.length; i++) {
      areas[i] = cells[i] * classes.geometry().cellArea_m2();
    }
    return areas;
  }

  @Override
  public String toString() {
    return title + " " + thresholds_m + " m";
  }
}
