package org.freshet.scenario;

import org.freshet.flood.RunoffModel;
import org.freshet.flood.SurfaceClass;

/**
 * Ground after preceding rain. Initial losses are used up; what seeps is less:
 *
 * <ul>
 *   <li>curve numbers go to antecedent moisture condition III, {@code 23 CN / (10 + 0.13 CN)} (V.
 *       T. Chow, D. R. Maidment, L. W. Mays, 1988, Applied Hydrology, 5.5);
 *   <li>Green-Ampt keeps its conductivity and loses most of its moisture deficit;
 *   <li>runoff coefficients grow by a factor, up to 1: a convention, not a finding.
 * </ul>
 *
 * @param coefficientFactor what runoff coefficients are multiplied by, 1 or more
 * @param deficitShare share of the moisture deficit that is left, 0 to 1
 */
public record WetSoil(double coefficientFactor, double deficitShare) {
  /** Checks the numbers. */
  public WetSoil {
    if (!(coefficientFactor >= 1) || Double.isInfinite(coefficientFactor)) {
      throw new IllegalArgumentException(
          "Wet runoff factor (" + coefficientFactor + ") must be 1 or more. Maybe 1.5.");
    }
    if (!(deficitShare >= 0 && deficitShare <= 1)) {
      throw new IllegalArgumentException(
          "Share (" + deficitShare + ") of the moisture deficit must be 0 to 1.");
    }
  }

  /** Coefficients half as much again, a fifth of the moisture deficit left. */
  public static WetSoil defaults() {
    return new WetSoil(1.5, 0.2);
  }

  /** A class of ground in this state. */
  public SurfaceClass of(SurfaceClass dry) {
    RunoffModel runoff = runoff(dry.runoff());
    return new SurfaceClass(dry.code(), dry.name(), runoff, 0, dry.connectedShare());
  }

  private RunoffModel runoff(RunoffModel dry) {
    if (dry instanceof RunoffModel.CurveNumber curve) {
      double number = curve.curveNumber();
      return new RunoffModel.CurveNumber(23 * number / (10 + 0.13 * number), curve.lambda());
    }
    if (dry instanceof RunoffModel.GreenAmpt soil) {
      return new RunoffModel.GreenAmpt(
          soil.conductivity_mm_h(), deficitShare * soil.suctionDeficit_mm());
    }
    if (dry instanceof RunoffModel.Coefficient constant) {
      return new RunoffModel.Coefficient(Math.min(1, coefficientFactor * constant.coefficient()));
    }
    return dry;
  }
}
