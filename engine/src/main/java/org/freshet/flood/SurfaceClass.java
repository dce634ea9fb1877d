package org.freshet.flood;

import java.util.Objects;

/**
 * A kind of ground: roof, street, garden, forest.
 *
 * @param code its code in the land-cover raster, 0 to 255
 * @param name what people call it
 * @param runoff what of the rain runs off
 * @param initialLoss_mm rain that wets it and fills its hollows before anything runs off, mm
 * @param connectedShare share of its area that drains to the sewers where there are any, 0 to 1
 */
public record SurfaceClass(
    int code, String name, RunoffModel runoff, double initialLoss_mm, double connectedShare) {

  /** Ground that loses nothing and is not drained: all rain runs off. */
  public static final SurfaceClass SEALED = of(0, "sealed", 1, 0).withConnectedShare(0);

  /** Checks the numbers. */
  public SurfaceClass {
    Objects.requireNonNull(runoff);
    if (code < 0 || code > 255) {
      throw new IllegalArgumentException(
          "Code (" + code + ") of surface class (" + name + ") must be 0 to 255.");
    }
    if (!(initialLoss_mm >= 0) || Double.isInfinite(initialLoss_mm)) {
      throw new IllegalArgumentException(
          "Initial loss (" + initialLoss_mm + " mm) of (" + name + ") must be 0 or more.");
    }
    if (!(connectedShare >= 0 && connectedShare <= 1)) {
      throw new IllegalArgumentException(
          "Connected share (" + connectedShare + ") of (" + name + ") must be 0 to 1.");
    }
  }

  /**
   * A class with a constant runoff coefficient. Where nobody says how much of it drains to the
   * sewers, the share that runs off is taken for the sealed share, and that for the connected one.
   */
  public static SurfaceClass of(
      int code, String name, double runoffCoefficient, double initialLoss_mm) {
    return new SurfaceClass(
        code,
        name,
        new RunoffModel.Coefficient(runoffCoefficient),
        initialLoss_mm,
        runoffCoefficient);
  }

  /** The same class with another connected share. */
  public SurfaceClass withConnectedShare(double share) {
    return new SurfaceClass(code, name, runoff, initialLoss_mm, share);
  }
}
