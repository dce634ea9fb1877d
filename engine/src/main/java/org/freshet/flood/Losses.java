package org.freshet.flood;

/**
 * What each (rain cell, surface class) pair has lost so far: the filling of its initial loss and
 * the memory of its runoff model, mm. Immutable once shared.
 */
final class Losses {
  private final double[] wetted_mm;
  private final double[] soaked_mm;

  Losses(double[] wetted_mm, double[] soaked_mm) {
    this.wetted_mm = wetted_mm;
    this.soaked_mm = soaked_mm;
  }

  static Losses none(int pairs) {
    return new Losses(new double[pairs], new double[pairs]);
  }

  Losses copy() {
    return new Losses(wetted_mm.clone(), soaked_mm.clone());
  }

  /** Live array of the initial loss used up, mm. */
  double[] wetted_mm() {
    return wetted_mm;
  }

  /** Live array of the memory of the runoff models, mm. */
  double[] soaked_mm() {
    return soaked_mm;
  }
}
