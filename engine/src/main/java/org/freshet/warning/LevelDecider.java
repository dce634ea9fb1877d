package org.freshet.warning;

import java.time.Instant;
import java.util.Locale;
import java.util.function.Predicate;
import org.freshet.exposure.AreaImpact;
import org.freshet.exposure.AssetDepth;
import org.jspecify.annotations.Nullable;

/** Applies the rules to one area, gravest level first. Used once. */
final class LevelDecider {
  private final WarningRules rules;
  private final AreaView view;

  LevelDecider(WarningRules rules, AreaView view) {
    this.rules = rules;
    this.view = view;
  }

  Decision decide() {
    Decision byRoad = byRoad();
    Decision byAsset = byAsset();
    Decision decisive = byAsset.level().compareTo(byRoad.level()) > 0 ? byAsset : byRoad;
    WarningLevel held = max(max(byRoad.held(), byAsset.held()), decisive.level());
    return new Decision(
        decisive.level(),
        held,
        decisive.onset(),
        decisive.observed(),
        decisive.probability(),
        decisive.cause());
  }

  private Decision byRoad() {
    WarningLevel held = WarningLevel.NONE;
    for (int i = rules.levels().size() - 1; i >= 0; i--) {
      LevelRule rule = rules.levels().get(i);
      Predicate<AreaImpact> reached = over(rule.roadDepth_m(), rule.minLength_m());
      held = max(held, stillHolds(rule) ? rule.level() : WarningLevel.NONE);
      String cause =
          String.format(
              Locale.ROOT,
              "level %d: road depth >= %.2f m over >= %.0f m of road",
              rule.level().number(),
              rule.roadDepth_m(),
              rule.minLength_m());
      Decision decision = judge(rule.level(), held, reached, rule.probability(), cause);
      if (decision != null) {
        return decision;
      }
    }
    return none(held);
  }

  private boolean stillHolds(LevelRule rule) {
    Hysteresis hysteresis = rules.hysteresis();
    Predicate<AreaImpact> holding = over(hysteresis.held_m(rule), hysteresis.heldLength_m(rule));
    return holding.test(view.now())
        || view.timeBy(holding, hysteresis.heldProbability(rule)) != null;
  }

  /** Whether at least so much road stands at least so deep. */
  static Predicate<AreaImpact> over(double depth_m, double length_m) {
    return impact -> {
      double wet_m = impact.roadLengths().length_m(depth_m);
      return wet_m > 0 && wet_m >= length_m;
    };
  }

  private Decision byAsset() {
    WarningLevel held = WarningLevel.NONE;
    WarningLevel[] levels = WarningLevel.values();
    for (int i = levels.length - 1; i > 0; i--) {
      WarningLevel level = levels[i];
      double share = rules.shareFor(level);
      Predicate<AreaImpact> reached = impact -> assetLevel(impact).compareTo(level) >= 0;
      if (view.timeBy(reached, share / 2) != null) {
        held = max(held, level);
      }
      String cause = "level " + level.number() + ": water at a critical place";
      Decision decision = judge(level, held, reached, share, cause);
      if (decision != null) {
        return decision;
      }
    }
    return none(held);
  }

  private WarningLevel assetLevel(AreaImpact impact) {
    WarningLevel level = WarningLevel.NONE;
    for (AssetDepth asset : impact.assets()) {
      level = max(level, rules.levelOfAsset(asset.asset().kind()));
    }
    return level;
  }

  private @Nullable Decision judge(
      WarningLevel level,
      WarningLevel held,
      Predicate<AreaImpact> reached,
      double share,
      String cause) {
    if (reached.test(view.now())) {
      return new Decision(level, max(held, level), view.now().time(), true, 1, cause);
    }
    Instant onset = view.timeBy(reached, share);
    if (onset == null) {
      return null;
    }
    double probability = view.share(reached);
    return new Decision(level, max(held, level), onset, false, probability, cause);
  }

  private Decision none(WarningLevel held) {
    LevelRule lowest = rules.lowest();
    double probability = view.share(over(lowest.roadDepth_m(), lowest.minLength_m()));
    return new Decision(WarningLevel.NONE, held, null, false, probability, "no rule reached");
  }

  private static WarningLevel max(WarningLevel a, WarningLevel b) {
    return a.compareTo(b) >= 0 ? a : b;
  }
}
