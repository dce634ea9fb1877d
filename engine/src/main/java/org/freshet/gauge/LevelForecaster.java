package org.freshet.gauge;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;

/**
 * Foresees a gauge's level some hours ahead, each lead by the method that did best on parts of the
 * past it was not shown; persistence if nothing beats it by a margin. The interval between the low
 * and the high value holds the middle 80 of 100 errors made on those parts, and of those of the
 * last forecasts whose outcome is known, whichever is wider: where a method has become worse of
 * late, the interval says so (after I. Gibbs and E. Candes, 2021, "Adaptive conformal inference
 * under distribution shift", NeurIPS 34).
 *
 * <p>Immutable and thread-safe. Fitting: leads x methods x five passes; analogues compare all
 * moments with each other, so keep the past below some ten thousand steps.
 */
public final class LevelForecaster {
  /** Fewest moments with a known outcome that a lead is fitted to. */
  public static final int FEWEST = 60;

  private static final int PARTS = 4;
  private static final double MARGIN = 0.97;
  private static final double LOW = 0.1;

  /** Forecasts that are looked back on, and fewest that say anything. */
  private static final int RECENT = 64;

  private static final int FEWEST_RECENT = 24;

  private record Lead(
      int steps,
      LevelMethod method,
      LevelModel model,
      double low_m,
      double high_m,
      double rmse_m) {}

  private final List<Lead> leads = new ArrayList<>();

  /**
   * Learns from the past.
   *
   * @param history values that passed quality control
   * @param leads steps ahead, each at least 1
   */
  public LevelForecaster(LevelHistory history, int... leads) {
    for (int steps : leads) {
      if (steps < 1) {
        throw new IllegalArgumentException("Lead (" + steps + " steps) must be 1 or more.");
      }
      this.leads.add(fit(history, steps));
    }
  }

  private static Lead fit(LevelHistory history, int steps) {
    double[][] features = new double[history.steps()][LevelHistory.FEATURES];
    double[] changes_m = new double[history.steps()];
    int count = 0;
    for (int at = 0; at < history.steps(); at++) {
      double change_m = history.change_m(at, steps);
      if (!Double.isNaN(change_m) && history.features(at, features[count])) {
        changes_m[count++] = change_m;
      }
    }
    if (count < FEWEST) {
      throw new IllegalArgumentException(
          count
              + " moments with a known level "
              + steps
              + " steps later are too few, it takes "
              + FEWEST
              + ". Maybe wait for more.");
    }
    LevelMethod best = LevelMethod.PERSISTENCE;
    double[] bestErrors = errors(best, features, changes_m, count, steps);
    for (LevelMethod method : List.of(LevelMethod.REGRESSION, LevelMethod.ANALOGUES)) {
      double[] errors = errors(method, features, changes_m, count, steps);
      if (rms(errors) < MARGIN * rms(bestErrors)) {
        best = method;
        bestErrors = errors;
      }
    }
    double rmse_m = rms(bestErrors);
    Arrays.sort(bestErrors);
    int low = (int) Math.floor(LOW * (bestErrors.length - 1));
    return new Lead(
        steps,
        best,
        best.fit(features, changes_m, count),
        bestErrors[low],
        bestErrors[bestErrors.length - 1 - low],
        rmse_m);
  }

  /**
   * True minus foreseen change over each quarter of the past, fitted to the others; moments whose
   * outcome reaches into the quarter are left out of the fit.
   */
  private static double[] errors(
      LevelMethod method, double[][] features, double[] changes_m, int count, int lead) {
    double[] errors = new double[count];
    int apart = lead + LevelHistory.MEMORY;
    for (int part = 0; part < PARTS; part++) {
      int from = (int) ((long) count * part / PARTS);
      int to = (int) ((long) count * (part + 1) / PARTS);
      double[][] others = new double[count][];
      double[] outcomes_m = new double[count];
      int n = 0;
      for (int row = 0; row < count; row++) {
        if (row < from - apart || row >= to + apart) {
          others[n] = features[row];
          outcomes_m[n++] = changes_m[row];
        }
      }
      LevelModel model =
          n < LevelHistory.FEATURES ? moment -> 0 : method.fit(others, outcomes_m, n);
      for (int row = from; row < to; row++) {
        errors[row] = changes_m[row] - model.change_m(features[row]);
      }
    }
    return errors;
  }

  private static double rms(double[] errors) {
    return Math.sqrt(Arrays.stream(errors).map(e -> e * e).average().orElse(0));
  }

  /**
   * Forecasts from the last step of a history, one per lead; empty if the steps it looks back on
   * have a gap.
   */
  public Optional<List<LeadForecast>> forecast(LevelHistory history) {
    return forecast(history, history.steps() - 1);
  }

  /** As {@link #forecast(LevelHistory)}, from an earlier step; later values are not looked at. */
  public Optional<List<LeadForecast>> forecast(LevelHistory history, int at) {
    double[] features = new double[LevelHistory.FEATURES];
    if (!history.features(at, features)) {
      return Optional.empty();
    }
    List<LeadForecast> forecasts = new ArrayList<>();
    for (Lead lead : leads) {
      double level_m = history.level_m()[at] + lead.model().change_m(features);
      double[] recent = recentErrors(lead, history, at);
      double low_m = Math.min(lead.low_m(), recent.length == 0 ? 0 : quantile(recent, LOW));
      double high_m = Math.max(lead.high_m(), recent.length == 0 ? 0 : quantile(recent, 1 - LOW));
      forecasts.add(
          new LeadForecast(
              lead.steps(),
              level_m,
              Math.min(level_m, level_m + low_m),
              Math.max(level_m, level_m + high_m),
              lead.method()));
    }
    return Optional.of(forecasts);
  }

  /** Errors of the last forecasts whose outcome was known at a step, ascending; none if too few. */
  private static double[] recentErrors(Lead lead, LevelHistory history, int at) {
    double[] features = new double[LevelHistory.FEATURES];
    double[] errors = new double[RECENT];
    int count = 0;
    int newest = at - lead.steps();
    for (int issued = Math.max(0, newest - RECENT + 1); issued <= newest; issued++) {
      double change_m = history.change_m(issued, lead.steps());
      if (!Double.isNaN(change_m) && history.features(issued, features)) {
        errors[count++] = change_m - lead.model().change_m(features);
      }
    }
    Arrays.sort(errors, 0, count);
    return count < FEWEST_RECENT ? new double[0] : Arrays.copyOf(errors, count);
  }

  private static double quantile(double[] ascending, double share) {
    return ascending[(int) Math.round(share * (ascending.length - 1))];
  }

  /** Root mean square error of a lead on parts of the past not shown, m. */
  public double expectedError_m(int lead) {
    return leads.stream()
        .filter(one -> one.steps() == lead)
        .mapToDouble(Lead::rmse_m)
        .findFirst()
        .orElse(Double.NaN);
  }
}
