package org.freshet.service.scenario;

import java.util.ArrayList;
import java.util.List;
import org.freshet.grid.LineCells;
import org.freshet.grid.PolygonCells;
import org.freshet.scenario.Measure;
import org.freshet.scenario.MeasureAction;
import org.freshet.service.area.GridMapping;
import org.freshet.service.config.AreaConfig.LandCoverClass;
import org.freshet.service.scenario.BatchSpec.ActionSpec;
import org.freshet.service.scenario.BatchSpec.MeasureSpec;

/** Lays the measures of a batch file onto the terrain's cells. Not thread-safe. */
final class MeasureMaker {
  private final ScenarioTown town;
  private final YamlProblems problems;

  MeasureMaker(ScenarioTown town, BatchSpec spec) {
    this.town = town;
    this.problems = new YamlProblems(spec.file());
  }

  Measure make(MeasureSpec spec) {
    List<MeasureAction> actions = new ArrayList<>();
    for (ActionSpec action : spec.actions()) {
      try {
        actions.add(action(action));
      } catch (IllegalArgumentException e) {
        throw problems.fatal(action.line(), String.valueOf(e.getMessage()));
      }
    }
    try {
      Measure measure = new Measure(spec.id(), actions);
      measure.requireNoOverlap(town.bareEarth().geometry());
      return measure;
    } catch (IllegalArgumentException e) {
      throw problems.fatal(spec.line(), String.valueOf(e.getMessage()));
    }
  }

  private MeasureAction action(ActionSpec spec) {
    String id = spec.id();
    int[] cells = cells(spec);
    return switch (spec.type()) {
      case RAISE -> new MeasureAction.Raise(id, cells, spec.amount());
      case LOWER -> new MeasureAction.Lower(id, cells, spec.amount());
      case WALL -> new MeasureAction.Wall(id, cells, spec.amount());
      case RETENTION -> new MeasureAction.Retention(id, cells, spec.amount());
      case STORAGE ->
          new MeasureAction.Storage(
              id, cells, spec.amount(), spec.intake_l_s() / 1000, spec.throttle_l_s() / 1000);
      case UNSEAL -> new MeasureAction.Unseal(id, cells, code(spec));
      case CULVERT -> new MeasureAction.NewCulvert(id, cells, spec.amount(), spec.outletInvert_m());
    };
  }

  private int[] cells(ActionSpec spec) {
    GridMapping mapping = town.area().mapping();
    double[] lonLat = spec.lonLat().stream().mapToDouble(Double::doubleValue).toArray();
    double[] xy = mapping.toMap(lonLat);
    if (spec.type().isPoint()) {
      int cell = mapping.cellAt(lonLat[0], lonLat[1]);
      boolean ground = cell >= 0 && !Float.isNaN(town.bareEarth().get(cell));
      return ground ? new int[] {cell} : new int[0];
    }
    return spec.type().isLine()
        ? LineCells.of(mapping.geometry(), xy)
        : PolygonCells.of(mapping.geometry(), List.of(xy));
  }

  private int code(ActionSpec spec) {
    if (town.area().landCover() == null) {
      throw new IllegalArgumentException(
          "Action ("
              + spec.id()
              + ") changes ground cover, but the area has none. Maybe add terrain.land_cover.");
    }
    List<String> known = new ArrayList<>();
    for (LandCoverClass one : town.config().terrain().landCoverClasses()) {
      if (one.name().equals(spec.surface())) {
        return one.code();
      }
      known.add(one.name());
    }
    throw new IllegalArgumentException(
        "Action ("
            + spec.id()
            + ") names the unknown class `"
            + spec.surface()
            + "`. "
            + Words.hint(spec.surface(), known));
  }
}
