package org.freshet.warning;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import org.freshet.exposure.AreaImpact;
import org.freshet.exposure.AssetDepth;
import org.freshet.exposure.StreetDepth;

/**
 * Writes down why an outlook came out as it did, in short English with numbers and units, for the
 * record and for machines; what the public reads is written by the message mappers.
 */
final class ExplanationWriter {
  private static final int STREETS_NAMED = 3;

  private final WarningRules rules;
  private final String modelVersion;

  ExplanationWriter(WarningRules rules, String modelVersion) {
    this.rules = rules;
    this.modelVersion = modelVersion;
  }

  Explanation write(AreaView view, Decision decision, List<InputAge> inputs, double confidence) {
    return new Explanation(
        decision.cause() + (decision.level() == WarningLevel.NONE ? "" : basis(decision)),
        rules.version(),
        modelVersion,
        decisive(view, decision),
        inputs,
        wouldChange(view, decision),
        confidence);
  }

  private String basis(Decision decision) {
    if (decision.observed()) {
      return ", computed from observed rain";
    }
    return String.format(
        Locale.ROOT,
        ", forecast for %s by %.0f %% of the members",
        decision.onset(),
        100 * decision.probability());
  }

  private String decisive(AreaView view, Decision decision) {
    List<String> parts = new ArrayList<>();
    double share = rules.shareFor(decision.level());
    AreaImpact peak = view.peak(share);
    List<StreetDepth> streets = view.streets(rules.lowest().roadDepth_m(), share);
    for (StreetDepth street : streets.subList(0, Math.min(STREETS_NAMED, streets.size()))) {
      parts.add(
          String.format(
              Locale.ROOT, "%s %.2f m (edge %d)", street.name(), street.depth_m(), street.edge()));
    }
    for (AssetDepth asset : view.now().assets()) {
      parts.add(
          String.format(
              Locale.ROOT,
              "%s %s %.2f m",
              asset.asset().kind(),
              asset.asset().id(),
              asset.depth_m()));
    }
    parts.add(
        String.format(
            Locale.ROOT, "deepest road %.2f m at %s", peak.maxRoadDepth_m(), peak.time()));
    return String.join("; ", parts);
  }

  private String wouldChange(AreaView view, Decision decision) {
    List<String> parts = new ArrayList<>();
    double peak_m = view.peak(rules.shareFor(decision.level())).maxRoadDepth_m();
    for (LevelRule rule : rules.levels()) {
      if (rule.level().compareTo(decision.level()) > 0) {
        parts.add(
            String.format(
                Locale.ROOT,
                "level %d from %.2f m, %.2f m more than the deepest road",
                rule.level().number(),
                rule.roadDepth_m(),
                Math.max(0, rule.roadDepth_m() - peak_m)));
        break;
      }
    }
    for (LevelRule rule : rules.levels()) {
      if (rule.level() == decision.level()) {
        parts.add(
            String.format(
                Locale.ROOT,
                "let go below %.2f m for %d cycles",
                rules.hysteresis().held_m(rule),
                rules.clearAfterCycles()));
      }
    }
    return String.join("; ", parts);
  }
}
