package org.freshet.warning;

import java.util.List;

/**
 * How far an outlook can be trusted, 0 to 1: the share of known rain, times the worst of the inputs
 * by flag, times a fixed factor where there is no forecast. The factors are settings of ours, not
 * findings; they order outlooks, they are no probabilities.
 */
final class Confidence {
  private static final double LATE = 0.7;
  private static final double SUSPECT = 0.6;
  private static final double MISSING = 0.4;
  private static final double NO_FORECAST = 0.8;

  private Confidence() {}

  static double of(List<InputAge> inputs, double quality, boolean hasForecast) {
    double worst = 1;
    for (InputAge input : inputs) {
      worst = Math.min(worst, factor(input.flag()));
    }
    double known = Math.max(0, Math.min(1, quality));
    return known * worst * (hasForecast ? 1 : NO_FORECAST);
  }

  private static double factor(String flag) {
    return switch (flag) {
      case "ok" -> 1;
      case "late" -> LATE;
      case "suspect" -> SUSPECT;
      case "missing" -> MISSING;
      default ->
          throw new IllegalArgumentException(
              "Input flag (" + flag + ") must be ok, late, suspect or missing.");
    };
  }
}
