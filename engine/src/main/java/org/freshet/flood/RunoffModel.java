package org.freshet.flood;

/**
 * How much of the rain that is left after the initial loss runs off a surface.
 *
 * <p>Every model is a pure function over one number of memory, the "soaked" depth in mm: how much
 * has fallen (coefficient, curve number) or has seeped in (Green-Ampt) since the soil was as its
 * parameters say. A step first asks for the memory after it, then for the excess between the two.
 * Applied per surface class, before any averaging over areas. Immutable; thread-safe.
 */
public sealed interface RunoffModel {
  /**
   * The memory after a step.
   *
   * @param soaked_mm the memory before it, mm
   * @param rain_mm rain of the step after the initial loss, mm
   * @param duration_h length of the step, h
   */
  double soaked_mm(double soaked_mm, double rain_mm, double duration_h);

  /**
   * Rain of a step that runs off, mm: 0 to {@code rain_mm}.
   *
   * @param before_mm the memory before the step, mm
   * @param after_mm the memory after it, as {@link #soaked_mm} gave it, mm
   * @param rain_mm rain of the step after the initial loss, mm
   */
  double excess_mm(double before_mm, double after_mm, double rain_mm);

  /** Whether earlier rain makes more of this run off. */
  default boolean remembers() {
    return true;
  }

  /** Share of the surface that does not seep, 0 to 1: what stands on it stays unless drained. */
  double sealedShare();

  /**
   * A constant share of the rain runs off.
   *
   * @param coefficient that share, 0 to 1
   */
  record Coefficient(double coefficient) implements RunoffModel {
    /** Checks the share. */
    public Coefficient {
      if (!(coefficient >= 0 && coefficient <= 1)) {
        throw new IllegalArgumentException(
            "Runoff coefficient (" + coefficient + ") must be 0 to 1. Maybe it is in percent.");
      }
    }

    @Override
    public double soaked_mm(double soaked_mm, double rain_mm, double duration_h) {
      return soaked_mm + rain_mm;
    }

    @Override
    public double excess_mm(double before_mm, double after_mm, double rain_mm) {
      return coefficient * rain_mm;
    }

    @Override
    public boolean remembers() {
      return false;
    }

    @Override
    public double sealedShare() {
      return coefficient;
    }
  }

  /**
   * The curve number of the US Soil Conservation Service (USDA, National Engineering Handbook 4,
   * 1972; TR-55, 1986), applied to the growing sum of the rain: {@code Q = (P - λS)² / (P + (1 -
   * λ)S)} with {@code S = 25400 / CN - 254} mm. Its own initial abstraction is {@code λS}; give the
   * class no further initial loss.
   *
   * @param curveNumber above 0, up to 100
   * @param lambda share of S lost before anything runs off: 0.2 classic, 0.05 in modern urban use
   */
  record CurveNumber(double curveNumber, double lambda) implements RunoffModel {
    private static final double SEALED_FROM = 98;

    /** Checks both. */
    public CurveNumber {
      if (!(curveNumber > 0 && curveNumber <= 100)) {
        throw new IllegalArgumentException(
            "Curve number (" + curveNumber + ") must be above 0 and up to 100.");
      }
      if (!(lambda >= 0 && lambda <= 1)) {
        throw new IllegalArgumentException("Lambda (" + lambda + ") must be 0 to 1. Maybe 0.2.");
      }
    }

    @Override
    public double soaked_mm(double soaked_mm, double rain_mm, double duration_h) {
      return soaked_mm + rain_mm;
    }

    @Override
    public double excess_mm(double before_mm, double after_mm, double rain_mm) {
      return Math.min(rain_mm, Math.max(0, runoff_mm(after_mm) - runoff_mm(before_mm)));
    }

    /**
     * The curve number on dry soil (antecedent moisture condition I): 4.2 CN / (10 - 0.058 CN),
     * Chow, Maidment and Mays, Applied Hydrology, 1988, eq. 5.5.6.
     */
    public CurveNumber dry() {
      return new CurveNumber(4.2 * curveNumber / (10 - 0.058 * curveNumber), lambda);
    }

    /** The curve number on wet soil (condition III): 23 CN / (10 + 0.13 CN), ibid. eq. 5.5.7. */
    public CurveNumber wet() {
      return new CurveNumber(23 * curveNumber / (10 + 0.13 * curveNumber), lambda);
    }

    /** Runoff of a sum of rain on soil in its starting state, mm. */
    public double runoff_mm(double rainSum_mm) {
      double retention_mm = 25400 / curveNumber - 254;
      double abstraction_mm = lambda * retention_mm;
      double above_mm = rainSum_mm - abstraction_mm;
      return above_mm <= 0 ? 0 : above_mm * above_mm / (above_mm + retention_mm);
    }

    @Override
    public double sealedShare() {
      return curveNumber >= SEALED_FROM ? 1 : 0;
    }
  }

  /**
   * Infiltration into a sharp wetting front (Green and Ampt 1911; ponding after Mein and Larson
   * 1973, doi:10.1029/WR009i002p00384): {@code f = K (1 + ψΔθ / F)}.
   *
   * <p>Within a step rain is constant. Ponding inside the step is found exactly; the front under
   * ponding solves {@code F - ψΔθ ln(1 + F/ψΔθ) = K t} by Newton's method.
   *
   * @param conductivity_mm_h saturated conductivity K, mm/h, above 0
   * @param suctionDeficit_mm suction head times moisture deficit ψΔθ, mm, 0 or more
   */
  record GreenAmpt(double conductivity_mm_h, double suctionDeficit_mm) implements RunoffModel {
    private static final int MAX_ITERATIONS = 50;
    private static final double CONVERGED_MM = 1e-12;

    /** Checks both. */
    public GreenAmpt {
      if (!(conductivity_mm_h > 0) || Double.isInfinite(conductivity_mm_h)) {
        throw new IllegalArgumentException(
            "Conductivity (" + conductivity_mm_h + " mm/h) must be positive.");
      }
      if (!(suctionDeficit_mm >= 0) || Double.isInfinite(suctionDeficit_mm)) {
        throw new IllegalArgumentException(
            "Suction times deficit (" + suctionDeficit_mm + " mm) must be 0 or more.");
      }
    }

    @Override
    public double soaked_mm(double soaked_mm, double rain_mm, double duration_h) {
      if (!(rain_mm > 0) || !(duration_h > 0)) {
        return soaked_mm;
      }
      double intensity_mm_h = rain_mm / duration_h;
      double all_mm = soaked_mm + rain_mm;
      if (intensity_mm_h <= conductivity_mm_h) {
        return all_mm;
      }
      double ponding_mm =
          conductivity_mm_h * suctionDeficit_mm / (intensity_mm_h - conductivity_mm_h);
      if (all_mm <= ponding_mm) {
        return all_mm;
      }
      double start_mm = Math.max(soaked_mm, ponding_mm);
      double before_h = (start_mm - soaked_mm) / intensity_mm_h;
      return Math.min(all_mm, ponded_mm(start_mm, duration_h - before_h));
    }

    /** The front after a time under ponding, mm. */
    public double ponded_mm(double start_mm, double time_h) {
      double m = suctionDeficit_mm;
      if (m == 0) {
        return start_mm + conductivity_mm_h * time_h;
      }
      double target = conductivity_mm_h * time_h + start_mm - m * Math.log1p(start_mm / m);
      double front_mm =
          start_mm + conductivity_mm_h * time_h + Math.sqrt(2 * m * conductivity_mm_h * time_h);
      for (int i = 0; i < MAX_ITERATIONS && front_mm > 0; i++) {
        double error = front_mm - m * Math.log1p(front_mm / m) - target;
        double next_mm = Math.max(start_mm, front_mm - error * (front_mm + m) / front_mm);
        if (Math.abs(next_mm - front_mm) <= CONVERGED_MM) {
          return next_mm;
        }
        front_mm = next_mm;
      }
      return front_mm;
    }

    @Override
    public double excess_mm(double before_mm, double after_mm, double rain_mm) {
      return Math.min(rain_mm, Math.max(0, rain_mm - (after_mm - before_mm)));
    }

    @Override
    public double sealedShare() {
      return 0;
    }
  }
}
