package org.freshet.sample.storm;

/**
 * One rain cell, carried along by the wind.
 *
 * @param over_min when its centre passes the town's line, minutes after the event begins
 * @param left_km how far to the left of the town it passes, looking along the wind
 * @param peak_mm_h intensity at its centre in its prime
 * @param long_km spread along the wind (standard deviation)
 * @param wide_km spread across the wind (standard deviation)
 * @param prime_min when it rains hardest
 * @param life_min spread of its life around its prime (standard deviation)
 * @param lasting share of the peak it keeps long before and after its prime, 0..1
 */
record Cell(
    double over_min,
    double left_km,
    double peak_mm_h,
    double long_km,
    double wide_km,
    double prime_min,
    double life_min,
    double lasting) {

  /** Intensity at the centre, mm/h. */
  double centre_mm_h(double minute) {
    double u = (minute - prime_min) / life_min;
    return peak_mm_h * (lasting + (1 - lasting) * StrictMath.exp(-0.5 * u * u));
  }
}
