package org.freshet.service.scenario;

import java.util.List;
import org.freshet.scenario.Measure;
import org.freshet.scenario.ScenarioFigures;
import org.freshet.service.scenario.ScenarioTown.Counted;

/** The table of the measures under one rain and state, on a page. Not thread-safe. */
final class ComparisonTable {
  private static final List<String> COLUMNS =
      List.of("stored", "flooded", "buildings", "closed", "closed-length", "places", "cut-off");

  private final BatchPlan plan;
  private final Comparison comparison;
  private final BilingualHtml html;

  ComparisonTable(BatchPlan plan, Comparison comparison, BilingualHtml html) {
    this.plan = plan;
    this.comparison = comparison;
    this.html = html;
  }

  /** Writes the scenarios of one rain and state, the town as it is first. */
  void write(List<PlannedScenario> scenarios) {
    html.raw("<table><thead><tr><th>").text("measure");
    for (String key : COLUMNS) {
      html.raw("</th><th>").text("figure." + key);
    }
    html.raw("</th></tr></thead><tbody>\n");
    scenarios.forEach(this::row);
    html.raw("</tbody></table>\n");
  }

  static boolean isBaseline(PlannedScenario scenario) {
    return scenario.measure().id().equals(Measure.BASELINE.id());
  }

  /** How a change is shown. */
  private enum Judged {
    NOT,
    NEITHER,
    LESS_IS_BETTER
  }

  private void row(PlannedScenario scenario) {
    ScenarioFigures f = comparison.of(scenario);
    ScenarioFigures change = f.minus(comparison.of(comparison.baselineOf(scenario)));
    boolean asIs = isBaseline(scenario);
    Judged judged = asIs ? Judged.NOT : Judged.LESS_IS_BETTER;
    html.raw("<tr><td>").name(plan.nameOf(scenario.measure())).raw("<small>");
    html.link(
        texts -> "runs/" + scenario.id() + "/sheet." + texts.language() + ".pdf", "compare.sheet");
    html.raw("</small></td>");
    // More water in sinks may be just what a basin is for: neither good nor bad.
    cell(f.stored_m3(), change.stored_m3(), 0, " m³", asIs ? Judged.NOT : Judged.NEITHER);
    cell(f.flooded_m2() / 10_000, change.flooded_m2() / 10_000, 2, " ha", judged);
    counted(Counted.BUILDINGS, f.buildings(), change.buildings(), "", judged);
    counted(Counted.ROADS, f.closedRoads(), change.closedRoads(), "", judged);
    counted(Counted.ROADS, f.closedRoads_m(), change.closedRoads_m(), " m", judged);
    counted(Counted.PLACES, f.places(), change.places(), "", judged);
    counted(Counted.CUT_OFF, f.cutOff(), change.cutOff(), "", judged);
    html.raw("</tr>\n");
  }

  private void counted(Counted what, double value, double change, String unit, Judged judged) {
    if (plan.town().knows(what)) {
      cell(value, change, 0, unit, judged);
    } else {
      html.raw("<td>").text("figure.unknown").raw("</td>");
    }
  }

  private void cell(double value, double change, int decimals, String unit, Judged judged) {
    html.raw("<td>").both(texts -> texts.number(value, decimals) + unit);
    if (judged != Judged.NOT) {
      boolean none = judged == Judged.NEITHER || Math.abs(change) < 0.5 * Math.pow(10, -decimals);
      html.raw(none ? "<small>" : change < 0 ? "<small class=\"good\">" : "<small class=\"bad\">");
      html.both(texts -> texts.change(change, decimals)).raw("</small>");
    }
    html.raw("</td>");
  }
}
