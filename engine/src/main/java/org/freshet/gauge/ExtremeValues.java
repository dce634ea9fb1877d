package org.freshet.gauge;

import org.apache.commons.math3.special.Gamma;

/**
 * The generalised extreme value distribution of yearly maxima, Gumbel's being its case of shape 0,
 * fitted by L-moments (J. R. M. Hosking, J. R. Wallis, E. F. Wood, 1985, Technometrics 27,
 * doi:10.1080/00401706.1985.10488049).
 *
 * @param location in the unit of the sample
 * @param scale in the unit of the sample, positive
 * @param shape Hosking's k: negative has a heavy upper tail, positive an upper bound
 */
public record ExtremeValues(double location, double scale, double shape) {
  private static final double EULER = 0.5772156649015329;

  /** Checks that there is spread. */
  public ExtremeValues {
    if (!(scale > 0) || !Double.isFinite(shape)) {
      throw new IllegalArgumentException(
          "Scale (" + scale + ") and shape (" + shape + ") make no distribution.");
    }
  }

  /** Gumbel's distribution with the first two L-moments. */
  public static ExtremeValues gumbel(LMoments moments) {
    double scale = moments.scale() / Math.log(2);
    return new ExtremeValues(moments.mean() - EULER * scale, scale, 0);
  }

  /** The generalised one with the first three L-moments. */
  public static ExtremeValues generalised(LMoments moments) {
    double c = 2 / (3 + moments.skewness()) - Math.log(2) / Math.log(3);
    double k = 7.8590 * c + 2.9554 * c * c;
    if (Math.abs(k) < 1e-9) {
      return gumbel(moments);
    }
    double gamma = Gamma.gamma(1 + k);
    double scale = moments.scale() * k / ((1 - Math.pow(2, -k)) * gamma);
    return new ExtremeValues(moments.mean() - scale * (1 - gamma) / k, scale, k);
  }

  /**
   * The value reached or passed once in so many years on average.
   *
   * @param returnPeriod_a more than 1
   */
  public double returnLevel(double returnPeriod_a) {
    if (!(returnPeriod_a > 1)) {
      throw new IllegalArgumentException(
          "Return period (" + returnPeriod_a + " a) must be more than 1.");
    }
    double reduced = -Math.log(1 - 1 / returnPeriod_a);
    return shape == 0
        ? location - scale * Math.log(reduced)
        : location + scale / shape * (1 - Math.pow(reduced, shape));
  }

  /** Return period of a value, years: 1 for what comes every year, infinite beyond the bound. */
  public double returnPeriod_a(double value) {
    double standard = (value - location) / scale;
    double reduced;
    if (shape == 0) {
      reduced = Math.exp(-standard);
    } else {
      double base = 1 - shape * standard;
      if (base <= 0) {
        return shape > 0 ? Double.POSITIVE_INFINITY : 1;
      }
      reduced = Math.pow(base, 1 / shape);
    }
    return -1 / Math.expm1(-reduced);
  }
}
