package org.freshet.warning;

import java.util.Collection;
import java.util.TreeSet;

/**
 * The worst an incident's messages have said so far. Only what goes beyond it is news.
 *
 * @param observed whether they said that it has begun
 * @param peak_m deepest water they named, m
 * @param streets streets they named among the worst
 * @param assets assets they named
 */
public record Told(
    boolean observed, double peak_m, Collection<String> streets, Collection<String> assets) {
  private static final double PEAK_NEWS_M = 0.10;
  private static final int WORST_STREETS = 5;

  /** Sorts and copies the names. */
  public Told {
    streets = java.util.List.copyOf(new TreeSet<>(streets));
    assets = java.util.List.copyOf(new TreeSet<>(assets));
  }

  static Told of(AreaOutlook outlook) {
    return new Told(outlook.observed(), outlook.peak_m(), worst(outlook), outlook.assets());
  }

  /** The worst of this and another outlook. */
  Told and(AreaOutlook outlook) {
    TreeSet<String> allStreets = new TreeSet<>(streets);
    allStreets.addAll(worst(outlook));
    TreeSet<String> allAssets = new TreeSet<>(assets);
    allAssets.addAll(outlook.assets());
    return new Told(
        observed || outlook.observed(), Math.max(peak_m, outlook.peak_m()), allStreets, allAssets);
  }

  /** Whether an outlook is worse in a way people should hear of. */
  boolean isTopped(AreaOutlook outlook) {
    return (outlook.observed() && !observed)
        || outlook.peak_m() >= peak_m + PEAK_NEWS_M
        || !streets.containsAll(worst(outlook))
        || !assets.containsAll(outlook.assets());
  }

  private static Collection<String> worst(AreaOutlook outlook) {
    return outlook.streets().subList(0, Math.min(WORST_STREETS, outlook.streets().size()));
  }
}
