package org.freshet.scenario;

/**
 * One thing a measure does at one place. Cells are indices of the terrain raster; the arrays must
 * not be written to.
 */
@SuppressWarnings("ArrayRecordComponent")
public sealed interface MeasureAction {
  /** Name of the thing, unique within its measure. */
  String id();

  /** The cells it touches. */
  int[] cells();

  /** What kind of thing two actions of which must not share a cell. */
  default Layer layer() {
    boolean pipe = this instanceof NewCulvert culvert && culvert.limited();
    if (pipe || this instanceof Storage || this instanceof Pump) {
      return Layer.UNDERGROUND;
    }
    return this instanceof Unseal ? Layer.COVER : Layer.TERRAIN;
  }

  /** What an action changes. */
  enum Layer {
    /** Heights. */
    TERRAIN,
    /** Ground cover. */
    COVER,
    /** What lies below the ground. */
    UNDERGROUND
  }

  /** The ground of a polygon is raised, m. */
  record Raise(String id, int[] cells, double height_m) implements MeasureAction {
    /** Checks the height. */
    public Raise {
      requirePositive(id, "height", height_m);
    }
  }

  /** The ground of a polygon is lowered, m. */
  record Lower(String id, int[] cells, double depth_m) implements MeasureAction {
    /** Checks the depth. */
    public Lower {
      requirePositive(id, "depth", depth_m);
    }
  }

  /** A wall, kerb or dam along a line, m above the ground. */
  record Wall(String id, int[] cells, double height_m) implements MeasureAction {
    /** Checks the height. */
    public Wall {
      requirePositive(id, "height", height_m);
    }
  }

  /**
   * An open retention basin: the ground of a polygon is dug down to one floor, so that below the
   * lowest ground around it fits the volume, m³.
   */
  record Retention(String id, int[] cells, double volume_m3) implements MeasureAction {
    /** Checks the volume. */
    public Retention {
      requirePositive(id, "volume", volume_m3);
    }
  }

  /** The ground of a polygon gets another class of ground cover, by its code. */
  record Unseal(String id, int[] cells, int classCode) implements MeasureAction {}

  /**
   * A new culvert. Without a known capacity it is a cut through the bank, as over ground; with one
   * it is a pipe under a bank that stays closed.
   *
   * @param cells its cells from inlet to outlet
   * @param inletInvert_m its floor at the inlet, m above datum
   * @param outletInvert_m the same at the outlet, not higher
   * @param capacity_m3_s most it carries, m³/s; infinite where nobody says
   */
  record NewCulvert(
      String id, int[] cells, double inletInvert_m, double outletInvert_m, double capacity_m3_s)
      implements MeasureAction {
    /** Checks inverts and capacity. */
    public NewCulvert {
      requirePositive(id, "capacity", Math.min(Double.MAX_VALUE, capacity_m3_s));
      if (!Double.isFinite(inletInvert_m) || !Double.isFinite(outletInvert_m)) {
        throw new IllegalArgumentException(
            "Culvert ("
                + id
                + ") has the inverts ("
                + inletInvert_m
                + " m) and ("
                + outletInvert_m
                + " m), which are no heights.");
      }
      if (outletInvert_m > inletInvert_m) {
        throw new IllegalArgumentException(
            "Culvert ("
                + id
                + ") rises from its inlet ("
                + inletInvert_m
                + " m) to its outlet ("
                + outletInvert_m
                + " m). Maybe swap the ends of its line.");
      }
    }

    /** Whether it is known how much it carries. */
    public boolean limited() {
      return Double.isFinite(capacity_m3_s);
    }
  }

  /**
   * A pump that takes the water that stands above the ground of one cell.
   *
   * @param cells the one cell of its inlet
   * @param toCell where it leads, {@link org.freshet.flood.FlowLink#SEWER} into the sewer; a full
   *     one takes nothing
   * @param capacity_m3_s what it takes at most, m³/s
   */
  record Pump(String id, int[] cells, int toCell, double capacity_m3_s) implements MeasureAction {
    /** Checks the capacity. */
    public Pump {
      requirePositive(id, "capacity", capacity_m3_s);
    }
  }

  /**
   * A tank under the ground, such as below a square: takes the water that stands above the ground
   * of one cell and lets it go into the sewer.
   *
   * @param cells the one cell of its inlet
   * @param volume_m3 what it holds, m³
   * @param intake_m3_s what it takes at most, m³/s
   * @param throttle_m3_s what it lets go at most, m³/s, 0 or more; nothing into a full sewer
   */
  record Storage(String id, int[] cells, double volume_m3, double intake_m3_s, double throttle_m3_s)
      implements MeasureAction {
    /** Checks the numbers. */
    public Storage {
      requirePositive(id, "volume", volume_m3);
      requirePositive(id, "intake", intake_m3_s);
      if (!(throttle_m3_s >= 0) || Double.isInfinite(throttle_m3_s)) {
        throw new IllegalArgumentException(
            "Action ("
                + id
                + ") has the throttle ("
                + throttle_m3_s
                + "), which must be 0 or more.");
      }
      if (cells.length > 1) {
        throw new IllegalArgumentException(
            "Tank ("
                + id
                + ") has its inlet on ("
                + cells.length
                + ") cells. Maybe name one place.");
      }
    }
  }

  private static void requirePositive(String id, String what, double value) {
    if (!(value > 0) || Double.isInfinite(value)) {
      throw new IllegalArgumentException(
          "Action (" + id + ") has the " + what + " (" + value + "), which must be above 0.");
    }
  }
}
