package org.freshet.service.scenario;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.SerializationFeature;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.freshet.flood.Structures;
import org.freshet.flood.WaterBalance;
import org.freshet.rain.StormIndex;
import org.freshet.scenario.ScenarioFigures;
import org.freshet.service.area.PlacedAsset;
import org.freshet.service.scenario.ScenarioTown.Counted;
import org.jspecify.annotations.Nullable;

/** {@code summary.json} of a scenario: what it was, what came out, and what it was made from. */
final class ScenarioSummary {
  static final String NAME = "summary.json";
  private static final ObjectMapper MAPPER =
      new ObjectMapper().enable(SerializationFeature.INDENT_OUTPUT);

  private ScenarioSummary() {}

  static void write(Path folder, BatchPlan plan, ScenarioResult result) throws IOException {
    PlannedScenario scenario = result.scenario();
    Map<String, Object> all = new LinkedHashMap<>();
    all.put("id", scenario.id());
    all.put("inputHash", scenario.inputHash());
    all.put("freshet", plan.town().version());
    all.put("area", plan.town().config().name());
    all.put("rain", rain(scenario.storm()));
    all.put("state", state(scenario));
    all.put("structures", structures(result.structures()));
    all.put("measure", measure(plan, scenario));
    all.put("hazard", hazard(plan, result));
    all.put("figures", figures(plan.town(), result.figures()));
    all.put("vehicle", result.vehicle().id());
    all.put("rescueVehicle", result.rescue().id());
    all.put("closedStreets_m", rounded(result.closedStreets(plan.town().edges())));
    all.put("floodedPlaces", floodedPlaces(plan, result));
    all.put("cutOffPlaces", result.cutOff());
    all.put("balance", balance(result.water().balance()));
    Files.writeString(folder.resolve(NAME), MAPPER.writeValueAsString(all) + "\n");
  }

  private static Map<String, Object> rain(PlannedStorm storm) {
    Map<String, Object> rain = new LinkedHashMap<>();
    rain.put("id", storm.id());
    rain.put("name", new java.util.TreeMap<>(storm.name()));
    rain.put("type", RainReader.word(storm.rain().form()));
    rain.put("pattern", RainReader.word(storm.rain().pattern()));
    rain.put("climate_percent", storm.rain().climate_percent());
    rain.put("depth_mm", rounded(storm.sum_mm()));
    rain.put("mean_mm", rounded(storm.mean_mm()));
    rain.put("duration_min", storm.duration_min());
    rain.put("yield_l_s_ha", rounded(storm.yield_l_s_ha()));
    StormIndex index = storm.index();
    if (index != null) {
      rain.put("starkregenindex", index.index());
      rain.put("starkregenindexScheme", index.scheme().title());
      rain.put("starkregenindexDuration_min", index.duration_min());
      double period_a = index.returnPeriod_a();
      rain.put("returnPeriod_a", Double.isInfinite(period_a) ? null : rounded(period_a));
      rain.put("statistics", storm.statistics());
    }
    return rain;
  }

  private static Map<String, Object> state(PlannedScenario scenario) {
    Map<String, Object> state = new LinkedHashMap<>();
    state.put("sewers", Words.word(scenario.state().sewers()));
    state.put("culverts", Words.word(scenario.state().culverts()));
    state.put("soil", Words.word(scenario.state().soil()));
    return state;
  }

  /** What people built for water, and how much of it debris has shut. */
  private static Map<String, Object> structures(Structures built) {
    Map<String, Object> structures = new LinkedHashMap<>();
    structures.put("links", built.links().size());
    structures.put("shut", built.links().stream().filter(one -> one.openShare() == 0).count());
    structures.put("basins", built.basins().size());
    return structures;
  }

  private static Map<String, Object> measure(BatchPlan plan, PlannedScenario scenario) {
    Map<String, Object> measure = new LinkedHashMap<>();
    measure.put("id", scenario.measure().id());
    measure.put("name", new java.util.TreeMap<>(plan.nameOf(scenario.measure())));
    List<String> actions = new ArrayList<>();
    scenario.measure().actions().forEach(action -> actions.add(action.id()));
    measure.put("actions", actions);
    return measure;
  }

  private static Map<String, Object> hazard(BatchPlan plan, ScenarioResult result) {
    Map<String, Object> hazard = new LinkedHashMap<>();
    hazard.put("scheme", plan.spec().hazard().title());
    hazard.put("basis", "depth");
    hazard.put("from_m", plan.spec().hazard().thresholds_m());
    List<Double> areas = new ArrayList<>();
    for (double area : plan.spec().hazard().areas_m2(result.classes())) {
      areas.add(rounded(area));
    }
    hazard.put("areas_m2", areas);
    return hazard;
  }

  /** Figures of what the study area knows nothing of are null, not 0. */
  private static Map<String, @Nullable Object> figures(ScenarioTown town, ScenarioFigures f) {
    boolean roads = town.knows(Counted.ROADS);
    Map<String, @Nullable Object> figures = new LinkedHashMap<>();
    figures.put("rain_mm", rounded(f.rain_mm()));
    figures.put("stored_m3", rounded(f.stored_m3()));
    figures.put("flooded_m2", rounded(f.flooded_m2()));
    figures.put("buildings", town.knows(Counted.BUILDINGS) ? f.buildings() : null);
    figures.put("closedRoads", roads ? f.closedRoads() : null);
    figures.put("closedRoads_m", roads ? rounded(f.closedRoads_m()) : null);
    figures.put("places", town.knows(Counted.PLACES) ? f.places() : null);
    figures.put("cutOff", town.knows(Counted.CUT_OFF) ? f.cutOff() : null);
    figures.put("deepest_m", rounded(f.deepest_m()));
    figures.put("balanceError", f.balanceError());
    return figures;
  }

  private static List<String> floodedPlaces(BatchPlan plan, ScenarioResult result) {
    List<String> ids = new ArrayList<>();
    List<PlacedAsset> all = plan.town().area().placedAssets();
    for (int i = 0; i < all.size(); i++) {
      if (result.floods(i)) {
        ids.add(all.get(i).asset().id());
      }
    }
    return ids;
  }

  private static Map<String, Object> balance(WaterBalance b) {
    Map<String, Object> balance = new LinkedHashMap<>();
    balance.put("rain_m3", rounded(b.rain_m3()));
    balance.put("stored_m3", rounded(b.stored_m3()));
    balance.put("travelling_m3", rounded(b.travelling_m3()));
    balance.put("infiltrated_m3", rounded(b.infiltrated_m3()));
    balance.put("sewered_m3", rounded(b.sewered_m3()));
    balance.put("outflow_m3", rounded(b.outflow_m3()));
    balance.put("relativeError", b.relativeError());
    return balance;
  }

  private static Map<String, Object> rounded(Map<String, Double> values) {
    Map<String, Object> all = new LinkedHashMap<>();
    values.forEach((key, value) -> all.put(key, rounded(value)));
    return all;
  }

  private static double rounded(double value) {
    return Math.rint(value * 1000) / 1000;
  }

  /** Whether a folder holds the finished results of the very same input. */
  static boolean isFinished(Path folder, String inputHash) {
    Path file = folder.resolve(NAME);
    try {
      return Files.isRegularFile(file)
          && MAPPER.readTree(file.toFile()).path("inputHash").asText("").equals(inputHash);
    } catch (IOException e) {
      return false;
    }
  }

  /** The figures of a finished scenario; null where there is no such file. */
  static @Nullable ScenarioFigures read(Path folder) throws IOException {
    Path file = folder.resolve(NAME);
    if (!Files.isRegularFile(file)) {
      return null;
    }
    JsonNode f = MAPPER.readTree(file.toFile()).path("figures");
    return new ScenarioFigures(
        f.path("rain_mm").asDouble(),
        f.path("stored_m3").asDouble(),
        f.path("flooded_m2").asDouble(),
        f.path("buildings").asInt(),
        f.path("closedRoads").asInt(),
        f.path("closedRoads_m").asDouble(),
        f.path("places").asInt(),
        f.path("cutOff").asInt(),
        f.path("deepest_m").asDouble(),
        f.path("balanceError").asDouble());
  }
}
