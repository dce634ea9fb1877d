package org.freshet.service.scenario;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.freshet.grid.FloatGrid;
import org.freshet.scenario.Measure;
import org.freshet.scenario.MeasuredGround;
import org.freshet.scenario.ScenarioState;
import org.freshet.service.scenario.BatchSpec.MeasureSpec;
import org.freshet.service.scenario.BatchSpec.RainSpec;
import org.freshet.terrain.TerrainConditioning;

/**
 * Everything a batch will do, checked against the town before a single file is written. Scenarios
 * are in the order rain, state, measure, with the town as it is first.
 */
public final class BatchPlan {
  /** Changes whenever the same input gives other files. */
  static final String FORMAT = "freshet-scenario-3";

  private final BatchSpec spec;
  private final ScenarioTown town;
  private final List<PlannedStorm> storms = new ArrayList<>();
  private final Map<String, Measure> measures = new LinkedHashMap<>();
  private final List<PlannedScenario> scenarios = new ArrayList<>();

  /**
   * Plans a batch.
   *
   * @throws org.freshet.service.config.ConfigException where the file does not fit the town
   */
  public BatchPlan(BatchSpec spec, ScenarioTown town) {
    this.spec = spec;
    this.town = town;
    requireVehicles();
    MeasureMaker measureMaker = new MeasureMaker(town, spec);
    measures.put(Measure.BASELINE.id(), Measure.BASELINE);
    for (MeasureSpec one : spec.measures()) {
      measures.put(one.id(), measureMaker.make(one));
    }
    requireBasinsFit();
    StormMaker stormMaker = new StormMaker(town, spec);
    for (RainSpec rain : spec.rains()) {
      storms.add(stormMaker.make(rain));
    }
    for (PlannedStorm storm : storms) {
      for (ScenarioState state : spec.states()) {
        for (Measure measure : measures.values()) {
          scenarios.add(new PlannedScenario(storm, state, measure, hash(storm, state, measure)));
        }
      }
    }
  }

  private void requireVehicles() {
    YamlProblems problems = new YamlProblems(spec.file());
    List<String> known = town.config().vehicles().stream().map(one -> one.id()).toList();
    for (String id : new String[] {spec.vehicle(), spec.rescueVehicle()}) {
      if (id != null && !known.contains(id)) {
        problems.add(1, "vehicle `" + id + "` is not in the study area. " + Words.hint(id, known));
      }
    }
    problems.failIfAny();
  }

  private void requireBasinsFit() {
    YamlProblems problems = new YamlProblems(spec.file());
    for (MeasureSpec one : spec.measures()) {
      Measure measure = measures.getOrDefault(one.id(), Measure.BASELINE);
      if (measure.changesTerrain()) {
        try {
          terrain(new PlannedScenario.TerrainKey(ScenarioState.Culverts.OPEN, one.id()));
        } catch (IllegalArgumentException e) {
          problems.add(one.line(), "measure `" + one.id() + "`: " + e.getMessage());
        }
      }
    }
    problems.failIfAny();
  }

  /** Heights of a terrain of the plan, m. O(cells). */
  FloatGrid terrain(PlannedScenario.TerrainKey key) {
    FloatGrid asIs =
        TerrainConditioning.of(town.bareEarth(), town.changes(key.culverts())).elevation();
    Measure measure = measures.getOrDefault(key.measure(), Measure.BASELINE);
    return MeasuredGround.terrain(asIs, measure, key.culverts()).elevation();
  }

  private String hash(PlannedStorm storm, ScenarioState state, Measure measure) {
    StringBuilder text = new StringBuilder(FORMAT);
    text.append('|').append(town.version()).append('|').append(town.digest());
    text.append('|').append(storm.key()).append(sorted(storm.name())).append(storm.index());
    text.append('|').append(state).append(spec.wetSoil());
    text.append('|').append(spec.hazard()).append(spec.vehicle()).append(spec.rescueVehicle());
    text.append(spec.buildingDepth_m()).append('/').append(spec.after_min());
    text.append(sorted(spec.title())).append(sorted(spec.sources())).append(spec.dataDate());
    for (MeasureSpec one : spec.measures()) {
      if (one.id().equals(measure.id())) {
        text.append(sorted(one.name()));
        for (ActionSpec action : one.actions()) {
          text.append('|').append(action.id()).append(action.lonLat()).append(action.form());
        }
      }
    }
    try {
      byte[] bytes = text.toString().getBytes(StandardCharsets.UTF_8);
      return HexFormat.of().formatHex(MessageDigest.getInstance("SHA-256").digest(bytes));
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException("Every Java runtime has SHA-256.", e);
    }
  }

  private static String sorted(Map<String, String> names) {
    return new java.util.TreeMap<>(names).toString();
  }

  /** The batch file. */
  public BatchSpec spec() {
    return spec;
  }

  /** The town. */
  ScenarioTown town() {
    return town;
  }

  /** The storms, in the file's order. */
  List<PlannedStorm> storms() {
    return storms;
  }

  /** The measures, the town as it is first. */
  List<Measure> measures() {
    return List.copyOf(measures.values());
  }

  /** Name of a measure by language. */
  Map<String, String> nameOf(Measure measure) {
    for (MeasureSpec one : spec.measures()) {
      if (one.id().equals(measure.id())) {
        return one.name();
      }
    }
    return Map.of("de", "Bestand", "en", "As it is");
  }

  /** All scenarios. */
  List<PlannedScenario> scenarios() {
    return scenarios;
  }

  /** Number of scenarios. */
  public int size() {
    return scenarios.size();
  }
}
