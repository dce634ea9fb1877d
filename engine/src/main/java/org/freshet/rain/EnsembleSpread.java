package org.freshet.rain;

/**
 * How far the members of a nowcast stray from each other, growing with lead time.
 *
 * <p>Motion: every member's rain is displaced along and across the mean motion by a Laplace deviate
 * times {@code (a * t^b + c) km/h * t}, t the lead time in minutes: N. E. Bowler, C. E. Pierce, A.
 * W. Seed, 2006, "STEPS: A probabilistic precipitation forecasting scheme", Q. J. R. Meteorol. Soc.
 * 132, with the constants fitted to Finnish radar that pysteps (BSD licence) ships, times {@code
 * motion}.
 *
 * <p>Intensity: every member's rain is multiplied by a log-normal factor of mean 1, correlated over
 * about 8 and 32 cells, that forgets itself within {@code fineMemory_min} and {@code
 * coarseMemory_min}: heavier in one member, weaker in the next.
 *
 * @param motion scale of the motion's spread; 0 for none
 * @param fineSigma final standard deviation of the log factor of small scale
 * @param fineMemory_min its memory, min
 * @param coarseSigma final standard deviation of the log factor of large scale
 * @param coarseMemory_min its memory, min
 */
public record EnsembleSpread(
    double motion,
    double fineSigma,
    double fineMemory_min,
    double coarseSigma,
    double coarseMemory_min) {
  /** Checks the signs. */
  public EnsembleSpread {
    if (!(motion >= 0 && fineSigma >= 0 && coarseSigma >= 0)) {
      throw new IllegalArgumentException("Spread must not be negative.");
    }
    if (!(fineMemory_min > 0 && coarseMemory_min > 0)) {
      throw new IllegalArgumentException("Memory of the spread must be positive.");
    }
  }

  /** The constants in use; see the validation notes for what they were tried on. */
  public static EnsembleSpread defaults() {
    return new EnsembleSpread(0.7, 0.7, 12, 0.3, 60);
  }

  /** Standard deviation of the displacement along the motion, m. */
  double along_m(double lead_min) {
    return displacement_m(10.88, 0.23, -7.68, lead_min);
  }

  /** Standard deviation of the displacement across the motion, m. */
  double across_m(double lead_min) {
    return displacement_m(5.76, 0.31, -2.72, lead_min);
  }

  private double displacement_m(double a, double b, double c, double lead_min) {
    double speed_km_h = Math.max(0, a * Math.pow(lead_min, b) + c);
    return motion * speed_km_h * lead_min / 60 * 1_000;
  }
}
