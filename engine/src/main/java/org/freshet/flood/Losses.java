package org.freshet.flood;

/**
 * What each (rain cell, surface class) pair has lost so far: the filling of its initial loss and
 * the memory of its runoff model, mm. Immutable once shared.
 *
 * @param wetted_mm initial loss used up, mm
 * @param soaked_mm memory of the runoff model, mm
 */
record Losses(double[] wetted_mm, double[] soaked_mm) {
  static Losses none(int pairs) {
    return new Losses(new double[pairs], new double[pairs]);
  }

  Losses copy() {
    return new Losses(wetted_mm.clone(), soaked_mm.clone());
  }
}
