package org.freshet.service.scenario;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.freshet.scenario.Measure;
import org.freshet.scenario.ScenarioFigures;
import org.freshet.service.scenario.ScenarioTown.Counted;

/** The table that sets every measure beside the town as it is, as CSV and as a page. */
final class Comparison {
  private static final String HEAD =
      "scenario,rain,rain_mm,sewers,culverts,soil,measure,stored_m3,flooded_m2,buildings,"
          + "closed_roads,closed_roads_m,flooded_places,cut_off_places,deepest_m,"
          + "change_stored_m3,change_flooded_m2,change_buildings,change_closed_roads,"
          + "change_closed_roads_m,change_flooded_places,change_cut_off_places\n";

  private final BatchPlan plan;
  private final BatchFolder folder;
  private final Map<String, ScenarioFigures> figures = new LinkedHashMap<>();

  Comparison(BatchPlan plan, BatchFolder folder) throws IOException {
    this.plan = plan;
    this.folder = folder;
    for (PlannedScenario scenario : plan.scenarios()) {
      Path run = folder.run(scenario.id());
      ScenarioFigures one = ScenarioSummary.read(run);
      if (one == null) {
        throw new IOException(run + ": has no summary. Maybe run the batch again.");
      }
      figures.put(scenario.id(), one);
    }
  }

  void write(ScenarioSheet sheets) throws IOException {
    folder.write("comparison.csv", csv().getBytes(StandardCharsets.UTF_8));
    ComparisonMaps maps = new ComparisonMaps(plan, folder, sheets);
    String page = new ComparisonPage(plan, this, maps).html();
    folder.write("comparison.html", page.getBytes(StandardCharsets.UTF_8));
  }

  /** The figures of a scenario. */
  ScenarioFigures of(PlannedScenario scenario) {
    ScenarioFigures found = figures.get(scenario.id());
    if (found == null) {
      throw new IllegalArgumentException("Scenario (" + scenario.id() + ") is not of this batch.");
    }
    return found;
  }

  /** The town as it is under the same rain and state. */
  PlannedScenario baselineOf(PlannedScenario scenario) {
    for (PlannedScenario other : plan.scenarios()) {
      if (other.measure().id().equals(Measure.BASELINE.id())
          && other.storm().id().equals(scenario.storm().id())
          && other.state().equals(scenario.state())) {
        return other;
      }
    }
    throw new IllegalStateException("Every batch holds the town as it is.");
  }

  private String csv() {
    StringBuilder text = new StringBuilder(HEAD);
    for (PlannedScenario scenario : plan.scenarios()) {
      ScenarioFigures f = of(scenario);
      ScenarioFigures change = f.minus(of(baselineOf(scenario)));
      List<String> values = new ArrayList<>();
      values.add(scenario.id());
      values.add(scenario.storm().id());
      values.add(number(f.rain_mm(), 1));
      values.add(Words.word(scenario.state().sewers()));
      values.add(Words.word(scenario.state().culverts()));
      values.add(Words.word(scenario.state().soil()));
      values.add(scenario.measure().id());
      add(values, f);
      values.add(number(f.deepest_m(), 2));
      add(values, change);
      text.append(String.join(",", values)).append('\n');
    }
    return text.toString();
  }

  /** Volume to places cut off; empty where the study area knows nothing of them. */
  private void add(List<String> values, ScenarioFigures f) {
    values.add(number(f.stored_m3(), 1));
    values.add(number(f.flooded_m2(), 0));
    values.add(known(Counted.BUILDINGS, f.buildings()));
    values.add(known(Counted.ROADS, f.closedRoads()));
    values.add(known(Counted.ROADS, f.closedRoads_m()));
    values.add(known(Counted.PLACES, f.places()));
    values.add(known(Counted.CUT_OFF, f.cutOff()));
  }

  private String known(Counted what, double value) {
    return plan.town().knows(what) ? number(value, 0) : "";
  }

  private static String number(double value, int decimals) {
    String text = String.format(Locale.ROOT, "%." + decimals + "f", value);
    boolean zero = text.chars().noneMatch(one -> one >= '1' && one <= '9');
    return zero && text.startsWith("-") ? text.substring(1) : text;
  }
}
