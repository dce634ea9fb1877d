package org.freshet.service.config;

import java.util.ArrayList;
import java.util.List;
import org.freshet.service.config.AreaConfig.LevelRule;
import org.freshet.service.config.AreaConfig.Rules;

/** Reads the section {@code rules}. */
final class RulesSection {
  /**
   * Depth classes of German heavy-rain hazard maps (LUBW 2016): 5, 10, 50 and 100 cm, 0.3 between.
   */
  private static final List<LevelRule> DEFAULT =
      List.of(
          new LevelRule(1, 0.05),
          new LevelRule(2, 0.10),
          new LevelRule(3, 0.30),
          new LevelRule(4, 0.50));

  private RulesSection() {}

  static Rules rules(Section section) {
    Rules rules =
        new Rules(
            section.whole("lead_time_min", 0, 24 * 60, 60),
            section.whole("clear_after_cycles", 1, 1000, 6),
            levels(section));
    section.end();
    return rules;
  }

  private static List<LevelRule> levels(Section section) {
    if (!section.has("levels")) {
      return DEFAULT;
    }
    List<LevelRule> levels = new ArrayList<>();
    for (Section item : section.items("levels")) {
      levels.add(
          new LevelRule(
              item.whole("level", 1, 4, null), item.decimal("road_depth_m", 0.01, 20, null)));
      item.end();
    }
    for (int i = 1; i < levels.size(); i++) {
      if (levels.get(i).level() <= levels.get(i - 1).level()
          || levels.get(i).roadDepth_m() <= levels.get(i - 1).roadDepth_m()) {
        section.wrong(
            "levels", "must rise in level and depth from entry to entry. Maybe sort them.");
        break;
      }
    }
    return List.copyOf(levels);
  }
}
