package org.freshet.flood;

import java.time.Duration;

/**
 * Settings of the flood model.
 *
 * @param sewerFactor share of the sewers' capacity that works: 1 working, 0 surcharged or blocked
 * @param gully_mm_h how fast gullies under standing water lower it where all ground is connected
 *     and their sewer has capacity left, mm/h
 * @param poolInfiltration_mm_h depth a pool loses per hour where the ground under it seeps, mm/h
 * @param fallback what stands for unknown rain
 * @param lastFrameFor how long {@link RainFallback#LAST_FRAME} carries an intensity on
 * @param maxStep longest computing step; longer frames are cut into equal parts
 * @param weirs whether a pool stands above its sill while it spills, as over a broad-crested weir;
 *     if not, what is too much leaves at once
 */
public record FloodOptions(
    double sewerFactor,
    double gully_mm_h,
    double poolInfiltration_mm_h,
    RainFallback fallback,
    Duration lastFrameFor,
    Duration maxStep,
    boolean weirs) {

  private static final Duration FIVE_MINUTES = Duration.ofMinutes(5);
  private static final Duration QUARTER_HOUR = Duration.ofMinutes(15);

  /** Checks the numbers. */
  public FloodOptions {
    if (!(sewerFactor >= 0) || Double.isInfinite(sewerFactor)) {
      throw new IllegalArgumentException("Sewer factor (" + sewerFactor + ") must be 0 or more.");
    }
    if (!(gully_mm_h >= 0) || Double.isInfinite(gully_mm_h)) {
      throw new IllegalArgumentException("Gullies (" + gully_mm_h + " mm/h) must be 0 or more.");
    }
    if (!(poolInfiltration_mm_h >= 0) || Double.isInfinite(poolInfiltration_mm_h)) {
      throw new IllegalArgumentException(
          "Pool infiltration (" + poolInfiltration_mm_h + " mm/h) must be 0 or more.");
    }
    if (lastFrameFor.isNegative()) {
      throw new IllegalArgumentException("Last frame for (" + lastFrameFor + ") is negative.");
    }
    if (maxStep.compareTo(Duration.ofSeconds(1)) < 0) {
      throw new IllegalArgumentException("Step (" + maxStep + ") must be 1 s or more. Maybe PT5M.");
    }
  }

  /**
   * Working sewers, gullies that take 180 mm/h, no infiltration of pools, the last frame for 15
   * min, steps of 5 min, heads over sills. The gully rate is one gully of 20 l/s per 400 m²; it is
   * a rule of thumb, not a finding, and too high where leaves clog them.
   */
  public static FloodOptions defaults() {
    return new FloodOptions(1, 180, 0, RainFallback.LAST_FRAME, QUARTER_HOUR, FIVE_MINUTES, true);
  }

  /** Number of equal computing steps a frame is cut into. */
  long stepsOf(Duration frame) {
    return Math.max(1, -Math.floorDiv(-frame.toMillis(), maxStep.toMillis()));
  }

  /** Length of the equal computing steps a frame is cut into. */
  public Duration stepOf(Duration frame) {
    return frame.dividedBy(stepsOf(frame));
  }

  /** The same with another share of working sewers. */
  public FloodOptions withSewerFactor(double factor) {
    return new FloodOptions(
        factor, gully_mm_h, poolInfiltration_mm_h, fallback, lastFrameFor, maxStep, weirs);
  }

  /** The same with the sewers in a state. */
  public FloodOptions withSewers(SewerState state) {
    return withSewerFactor(state.factor());
  }

  /** The same with another rate of the gullies. */
  public FloodOptions withGullies(double rate_mm_h) {
    return new FloodOptions(
        sewerFactor, rate_mm_h, poolInfiltration_mm_h, fallback, lastFrameFor, maxStep, weirs);
  }

  /** The same with another infiltration of pools. */
  public FloodOptions withPoolInfiltration(double rate_mm_h) {
    return new FloodOptions(
        sewerFactor, gully_mm_h, rate_mm_h, fallback, lastFrameFor, maxStep, weirs);
  }

  /** The same with another fallback. */
  public FloodOptions withFallback(RainFallback other) {
    return new FloodOptions(
        sewerFactor, gully_mm_h, poolInfiltration_mm_h, other, lastFrameFor, maxStep, weirs);
  }

  /** The same with or without heads over sills. */
  public FloodOptions withWeirs(boolean on) {
    return new FloodOptions(
        sewerFactor, gully_mm_h, poolInfiltration_mm_h, fallback, lastFrameFor, maxStep, on);
  }

  /** The same with another longest step. */
  public FloodOptions withMaxStep(Duration longest) {
    return new FloodOptions(
        sewerFactor, gully_mm_h, poolInfiltration_mm_h, fallback, lastFrameFor, longest, weirs);
  }
}
