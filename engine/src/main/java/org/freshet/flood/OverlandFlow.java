package org.freshet.flood;

/**
 * How long runoff takes along its way over the ground. A stretch of the way resists by its length
 * over {@code f √S} with S its slope and f {@link #factor}; the resistances add up along the way,
 * and {@link #time_s} makes a time of their sum.
 */
public sealed interface OverlandFlow {
  /**
   * What √S is multiplied by, in the formula's unit.
   *
   * @param sealedShare share of the surface that is sealed, 0 to 1
   */
  double factor(double sealedShare);

  /** Time along a way, s, from the sum of its resistances. */
  double time_s(double resistance);

  /**
   * The upland method: {@code v = k √S}, whatever the rain (USDA National Engineering Handbook part
   * 630 chapter 15, 2010, table 15-3), with k between that of open and of paved ground.
   *
   * @param open_m_s k where nothing is sealed, m/s
   * @param paved_m_s k where all is sealed, m/s
   */
  record Upland(double open_m_s, double paved_m_s) implements OverlandFlow {
    private static final double SHORT_GRASS_M_S = 2.12;
    private static final double PAVED_M_S = 6.20;

    /** Checks the velocities. */
    public Upland {
      requirePositive("Velocity of open ground", open_m_s, "m/s", SHORT_GRASS_M_S);
      requirePositive("Velocity of paved ground", paved_m_s, "m/s", PAVED_M_S);
    }

    /** Short grass and pavement. */
    public static Upland defaults() {
      return new Upland(SHORT_GRASS_M_S, PAVED_M_S);
    }

    @Override
    public double factor(double sealedShare) {
      return open_m_s + sealedShare * (paved_m_s - open_m_s);
    }

    @Override
    public double time_s(double resistance) {
      return resistance;
    }
  }

  /**
   * The kinematic wave over a plane with Manning's friction under even rain of one intensity: what
   * falls at a distance L from the end arrives after {@code (n L / (√S i^(2/3)))^0.6} (Henderson
   * and Wooding, 1964, doi:10.1029/JZ069i008p01531), so that the discharge rises with {@code
   * t^(5/3)} to i L. Under less rain than that of the formula water is slower in truth, under more
   * it is faster: choose the intensity of the storms that matter. Holds for sheets of water; on
   * long ways, where it gathers in gutters, it is too slow.
   *
   * @param openManning n where nothing is sealed, s/m^(1/3)
   * @param pavedManning n where all is sealed, s/m^(1/3)
   * @param rain_mm_h intensity i of the rain that runs off, mm/h
   */
  record KinematicWave(double openManning, double pavedManning, double rain_mm_h)
      implements OverlandFlow {
    private static final double SHORT_GRASS = 0.15;
    private static final double PAVED = 0.015;
    private static final double MM_H_PER_M_S = 3.6e6;

    /** Checks the numbers. */
    public KinematicWave {
      requirePositive("Manning's n of open ground", openManning, "s/m^(1/3)", SHORT_GRASS);
      requirePositive("Manning's n of paved ground", pavedManning, "s/m^(1/3)", PAVED);
      requirePositive("Rain of the kinematic wave", rain_mm_h, "mm/h", 50);
    }

    /**
     * Short grass and pavement (USDA TR-55, 1986, table 3-1; Engman, 1986).
     *
     * @param rain_mm_h intensity of the rain that runs off, mm/h
     */
    public static KinematicWave of(double rain_mm_h) {
      return new KinematicWave(SHORT_GRASS, PAVED, rain_mm_h);
    }

    @Override
    public double factor(double sealedShare) {
      return 1 / (openManning + sealedShare * (pavedManning - openManning));
    }

    @Override
    public double time_s(double resistance) {
      return Math.pow(resistance / Math.pow(rain_mm_h / MM_H_PER_M_S, 2.0 / 3), 0.6);
    }
  }

  private static void requirePositive(String what, double value, String unit, double usual) {
    if (!(value > 0) || Double.isInfinite(value)) {
      throw new IllegalArgumentException(
          what + " (" + value + " " + unit + ") must be positive. Maybe " + usual + ".");
    }
  }
}
