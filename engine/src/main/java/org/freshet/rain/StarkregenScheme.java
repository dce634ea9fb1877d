package org.freshet.rain;

/**
 * Ways to give a rain its heavy rain index. The index means little without its scheme, so whoever
 * shows one names both.
 */
public enum StarkregenScheme {
  /** {@link Starkregenindex}: return period of the place up to 7, ratio to the century above. */
  SCHMITT_2018("Schmitt et al. 2018") {
    @Override
    public int index(double depth_mm, double duration_min, DepthFrequency frequency) {
      return Starkregenindex.of(depth_mm, duration_min, frequency);
    }
  },
  /**
   * C. Mudersbach's formula, {@code round(1.5 ln T + 0.4 ln D)} with T in years and D in min; 1 up
   * to one year, 12 from 100 years on.
   */
  MUDERSBACH("Mudersbach") {
    @Override
    public int index(double depth_mm, double duration_min, DepthFrequency frequency) {
      if (!(depth_mm > 0)) {
        return 0;
      }
      return mudersbach(frequency.returnPeriod_a(duration_min, depth_mm), duration_min);
    }
  };

  private static final double CENTURY_A = 100;

  private final String title;

  StarkregenScheme(String title) {
    this.title = title;
  }

  /** The name to show beside the index. */
  public String title() {
    return title;
  }

  /**
   * Index of a depth within a duration, 0 to 12; 0 for no rain and NaN.
   *
   * @param frequency statistics of the place
   */
  public abstract int index(double depth_mm, double duration_min, DepthFrequency frequency);

  /** Mudersbach's formula itself. */
  public static int mudersbach(double returnPeriod_a, double duration_min) {
    if (returnPeriod_a <= 1) {
      return 1;
    }
    if (returnPeriod_a >= CENTURY_A) {
      return Starkregenindex.HIGHEST;
    }
    long index = Math.round(1.5 * Math.log(returnPeriod_a) + 0.4 * Math.log(duration_min));
    return (int) Math.max(1, Math.min(Starkregenindex.HIGHEST, index));
  }
}
