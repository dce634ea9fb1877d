package org.freshet.warning;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
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
    AreaView.Peak peak = view.peak(share, decision.onset());
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
    parts.add(String.format(Locale.ROOT, "deepest road %.2f m at %s", peak.depth_m(), peak.time()));
    return String.join("; ", parts);
  }

  /** What is missing to the next level: depth, or length of road, members and time. */
  private String nextLevel(AreaView view, Decision decision, LevelRule rule) {
    double share = rules.shareFor(decision.level());
    double peak_m = view.peak(share, decision.onset()).depth_m();
    double missing_m = rule.roadDepth_m() - peak_m;
    String from =
        String.format(
            Locale.ROOT, "level %d from %.2f m", rule.level().number(), rule.roadDepth_m());
    if (missing_m > 0) {
      return String.format(Locale.ROOT, "%s, %.2f m more than the deepest road", from, missing_m);
    }
    return String.format(
        Locale.ROOT,
        "%s over >= %.0f m of road within %d min in %.0f %% of the members, now in %.0f %%",
        from,
        rule.minLength_m(),
        rules.leadTime().toMinutes(),
        100 * rule.probability(),
        100 * view.share(LevelDecider.over(rule.roadDepth_m(), rule.minLength_m())));
  }

  private String wouldChange(AreaView view, Decision decision) {
    List<String> parts = new ArrayList<>();
    for (LevelRule rule : rules.levels()) {
      if (rule.level().compareTo(decision.level()) > 0) {
        parts.add(nextLevel(view, decision, rule));
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
