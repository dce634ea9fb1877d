package org.freshet.rain;

/**
 * How often an event happened when an ensemble gave it a chance, by chance: the reliability diagram
 * and the Brier score with its parts (A. H. Murphy, 1973, "A new vector partition of the
 * probability score", J. Appl. Meteor. 12). The chance is the share of members that reach the
 * threshold. Cells unknown to a member or to the observation are left out. Not thread-safe.
 */
public final class ReliabilityTable {
  private final float threshold_mm;
  private final long[] forecasts;
  private final long[] events;
  private long count;

  /**
   * An empty table.
   *
   * @param threshold_mm depth a cell must reach, mm over the frame's interval
   * @param members size of the ensemble
   */
  public ReliabilityTable(double threshold_mm, int members) {
    this.threshold_mm = (float) threshold_mm;
    this.forecasts = new long[members + 1];
    this.events = new long[members + 1];
  }

  /** Adds all cells of one step of a forecast and what was observed. */
  public void add(RainForecast forecast, int step, float[] observed_mm) {
    for (int cell = 0; cell < observed_mm.length; cell++) {
      int reached = 0;
      boolean known = !Float.isNaN(observed_mm[cell]);
      for (int member = 0; member < forecast.memberCount() && known; member++) {
        float rain_mm = forecast.frame(member, step).rain_mm(cell);
        known = !Float.isNaN(rain_mm);
        reached += rain_mm >= threshold_mm ? 1 : 0;
      }
      if (known) {
        count++;
        forecasts[reached]++;
        events[reached] += observed_mm[cell] >= threshold_mm ? 1 : 0;
      }
    }
  }

  /** Cells counted. */
  public long count() {
    return count;
  }

  /** How often exactly so many members reached the threshold. */
  public long forecasts(int members) {
    return forecasts[members];
  }

  /** Share of these cells where the event happened; NaN if there are none. */
  public double observedShare(int members) {
    return (double) events[members] / forecasts[members];
  }

  /** Share of all cells where the event happened. */
  public double climate() {
    long sum = 0;
    for (long event : events) {
      sum += event;
    }
    return (double) sum / count;
  }

  /** Brier score: mean squared difference of chance and outcome; 0 is perfect. */
  public double brierScore() {
    double sum = 0;
    for (int k = 0; k < forecasts.length; k++) {
      double chance = (double) k / (forecasts.length - 1);
      sum += events[k] * (1 - chance) * (1 - chance);
      sum += (forecasts[k] - events[k]) * chance * chance;
    }
    return sum / count;
  }

  /** Reliability part of the Brier score: how far the chances are from the shares; 0 is best. */
  public double reliability() {
    double sum = 0;
    for (int k = 0; k < forecasts.length; k++) {
      if (forecasts[k] > 0) {
        double off = (double) k / (forecasts.length - 1) - observedShare(k);
        sum += forecasts[k] * off * off;
      }
    }
    return sum / count;
  }

  /** Brier score relative to always saying {@link #climate}; 1 perfect, 0 no better. */
  public double brierSkill() {
    double climate = climate();
    return 1 - brierScore() / (climate * (1 - climate));
  }
}
