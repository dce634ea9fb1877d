package org.freshet.warning;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.freshet.exposure.AreaImpact;
import org.freshet.exposure.ImpactSeries;
import org.freshet.exposure.StreetDepth;

/**
 * Turns impacts, now and ahead, into one {@link AreaOutlook} per area by the rules. Pure and
 * without memory: hysteresis over time and budgets are the {@link IncidentBook}'s. Immutable;
 * thread-safe.
 *
 * <p>A level is reached when its length of road stands in its depth now, or does so in its share of
 * the forecast members at some instant of the lead time; or when an asset of its kind is reached in
 * the same sense. The onset of a forecast level is the first instant by which that share of the
 * members has seen it. Peak, streets and assets are what the share of the members sees that the
 * level needs.
 */
public final class OutlookMaker {
  private final WarningRules rules;
  private final String modelVersion;

  /**
   * @param modelVersion hash of the terrain model, for the explanation
   */
  public OutlookMaker(WarningRules rules, String modelVersion) {
    this.rules = rules;
    this.modelVersion = modelVersion;
  }

  /** The rules it works by. */
  public WarningRules rules() {
    return rules;
  }

  /**
   * The outlook of every area.
   *
   * @param time now
   * @param current impacts now, one per area
   * @param forecast impacts ahead, one series per equally likely member, areas in the same order;
   *     empty where there is no forecast
   * @param inputs what it all rests on
   * @param quality how much of the rain was known, 0 to 1
   */
  public List<AreaOutlook> outlooks(
      Instant time,
      List<AreaImpact> current,
      List<ImpactSeries> forecast,
      List<InputAge> inputs,
      double quality) {
    double confidence = Confidence.of(inputs, quality, !forecast.isEmpty());
    List<AreaOutlook> outlooks = new ArrayList<>();
    for (int area = 0; area < current.size(); area++) {
      AreaView view = AreaView.of(time, rules.leadTime(), current.get(area), forecast, area);
      outlooks.add(outlook(view, inputs, confidence));
    }
    return List.copyOf(outlooks);
  }

  private AreaOutlook outlook(AreaView view, List<InputAge> inputs, double confidence) {
    Decision decision = new LevelDecider(rules, view).decide();
    double share = rules.shareFor(decision.level());
    AreaView.Peak peak = view.peak(share, decision.onset());
    List<StreetDepth> streets = view.streets(rules.lowest().roadDepth_m(), share);
    Explanation explanation =
        new ExplanationWriter(rules, modelVersion).write(view, decision, inputs, confidence);
    return new AreaOutlook(
        view.now().area().key(),
        view.now().area().name(),
        decision.level(),
        decision.held(),
        decision.onset(),
        decision.observed(),
        decision.probability(),
        peak.depth_m(),
        peak.time(),
        streets.stream().map(StreetDepth::name).toList(),
        view.assetIds(share),
        explanation);
  }
}
