package org.freshet.rain;

/**
 * How often rain above a threshold was forecast and seen: the counts of a yes-no forecast (D. S.
 * Wilks, Statistical Methods in the Atmospheric Sciences). Cells unknown in either field are left
 * out. Not thread-safe.
 */
public final class ContingencyTable {
  private final float threshold_mm;
  private long hits;
  private long misses;
  private long falseAlarms;
  private long correctNegatives;
  private double absoluteError_mm;

  /** With a depth a cell must reach, mm over the frame's interval. */
  public ContingencyTable(double threshold_mm) {
    this.threshold_mm = (float) threshold_mm;
  }

  /** Adds all cells of a forecast and what was observed. */
  public void add(float[] forecast_mm, float[] observed_mm) {
    for (int cell = 0; cell < observed_mm.length; cell++) {
      float difference = forecast_mm[cell] - observed_mm[cell];
      if (Float.isNaN(difference)) {
        continue;
      }
      absoluteError_mm += Math.abs(difference);
      boolean forecast = forecast_mm[cell] >= threshold_mm;
      boolean observed = observed_mm[cell] >= threshold_mm;
      if (forecast && observed) {
        hits++;
      } else if (observed) {
        misses++;
      } else if (forecast) {
        falseAlarms++;
      } else {
        correctNegatives++;
      }
    }
  }

  /** Cells counted. */
  public long count() {
    return hits + misses + falseAlarms + correctNegatives;
  }

  /** Cells where the event was observed. */
  public long observed() {
    return hits + misses;
  }

  /** Critical success index: hits over hits, misses and false alarms; NaN without any. */
  public double csi() {
    return (double) hits / (hits + misses + falseAlarms);
  }

  /** Probability of detection; NaN if nothing was observed. */
  public double pod() {
    return (double) hits / (hits + misses);
  }

  /** False alarm ratio; NaN if nothing was forecast. */
  public double far() {
    return (double) falseAlarms / (hits + falseAlarms);
  }

  /** Mean absolute error, mm over the interval. */
  public double meanAbsoluteError_mm() {
    return absoluteError_mm / count();
  }
}
