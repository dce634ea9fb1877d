package org.freshet.service.scenario;

import java.util.ArrayList;
import java.util.List;
import org.freshet.flood.FlowLink;
import org.freshet.grid.LineCells;
import org.freshet.grid.PolygonCells;
import org.freshet.scenario.Measure;
import org.freshet.scenario.MeasureAction;
import org.freshet.service.area.GridMapping;
import org.freshet.service.config.AreaConfig.LandCoverClass;
import org.freshet.service.scenario.ActionSpec.Form;
import org.freshet.service.scenario.BatchSpec.LonLatSpec;
import org.freshet.service.scenario.BatchSpec.MeasureSpec;
import org.jspecify.annotations.Nullable;
import org.locationtech.jts.geom.Coordinate;
import org.locationtech.jts.geom.CoordinateArrays;
import org.locationtech.jts.geom.GeometryFactory;

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
    Form form = spec.form();
    if (form instanceof Form.Raise raise) {
      return new MeasureAction.Raise(id, cells, raise.height_m());
    } else if (form instanceof Form.Lower lower) {
      return new MeasureAction.Lower(id, cells, lower.depth_m());
    } else if (form instanceof Form.Wall wall) {
      return new MeasureAction.Wall(id, cells, wall.height_m());
    } else if (form instanceof Form.Retention basin) {
      return new MeasureAction.Retention(id, cells, basin.volume_m3());
    } else if (form instanceof Form.Storage tank) {
      return new MeasureAction.Storage(
          id, cells, tank.volume_m3(), tank.intake_m3_s(), tank.throttle_m3_s());
    } else if (form instanceof Form.Unseal unseal) {
      return new MeasureAction.Unseal(id, cells, code(id, unseal.surface()));
    } else if (form instanceof Form.Culvert culvert) {
      requireEnds(spec);
      return new MeasureAction.NewCulvert(
          id, cells, culvert.inletInvert_m(), culvert.outletInvert_m(), culvert.capacity_m3_s());
    }
    Form.Pump pump = (Form.Pump) form;
    return new MeasureAction.Pump(id, cells, outlet(id, pump.to()), pump.capacity_m3_s());
  }

  private int[] cells(ActionSpec spec) {
    GridMapping mapping = town.area().mapping();
    double[] lonLat = spec.lonLat().stream().mapToDouble(Double::doubleValue).toArray();
    return switch (spec.place()) {
      case POINT -> {
        int cell = groundAt(lonLat[0], lonLat[1]);
        yield cell < 0 ? new int[0] : new int[] {cell};
      }
      case LINE -> LineCells.of(mapping.geometry(), mapping.toMap(lonLat));
      case POLYGON -> {
        double[] ring = mapping.toMap(lonLat);
        requireSimple(spec.id(), ring);
        yield PolygonCells.of(mapping.geometry(), List.of(ring));
      }
    };
  }

  /** Of a ring that crosses itself nobody knows what is inside. */
  private static void requireSimple(String id, double[] ring) {
    Coordinate[] corners = new Coordinate[ring.length / 2 + 1];
    for (int i = 0; i < corners.length; i++) {
      int at = 2 * i % ring.length;
      corners[i] = new Coordinate(ring[at], ring[at + 1]);
    }
    Coordinate[] once = CoordinateArrays.removeRepeatedPoints(corners);
    if (!new GeometryFactory().createLineString(once).isSimple()) {
      throw new IllegalArgumentException(
          "Action (" + id + ") has a polygon that crosses itself. Maybe its corners are mixed up.");
    }
  }

  /** The cell of a place; below 0 off the terrain and where it has no height. */
  private int groundAt(double lon, double lat) {
    int cell = town.area().mapping().cellAt(lon, lat);
    return cell >= 0 && Float.isNaN(town.bareEarth().get(cell)) ? -1 : cell;
  }

  /** A line that leaves the terrain would end where it does, at the wrong height. */
  private void requireEnds(ActionSpec spec) {
    List<Double> line = spec.lonLat();
    int last = line.size() - 2;
    if (groundAt(line.get(0), line.get(1)) < 0
        || groundAt(line.get(last), line.get(last + 1)) < 0) {
      throw new IllegalArgumentException(
          "Culvert ("
              + spec.id()
              + ") begins or ends off the terrain or on ground without height. Maybe shorten it.");
    }
  }

  private int outlet(String id, @Nullable LonLatSpec to) {
    int cell = to == null ? FlowLink.SEWER : groundAt(to.lon(), to.lat());
    if (to != null && cell < 0) {
      throw new IllegalArgumentException(
          "Pump ("
              + id
              + ") leads off the terrain. Maybe longitude and latitude are swapped, or leave `to`"
              + " out for the sewer.");
    }
    return cell;
  }

  private int code(String id, String surface) {
    if (town.area().landCover() == null) {
      throw new IllegalArgumentException(
          "Action ("
              + id
              + ") changes ground cover, but the area has none. Maybe add terrain.land_cover.");
    }
    List<String> known = new ArrayList<>();
    for (LandCoverClass one : town.config().terrain().landCoverClasses()) {
      if (one.name().equals(surface)) {
        return one.code();
      }
      known.add(one.name());
    }
    throw new IllegalArgumentException(
        "Action ("
            + id
            + ") names the unknown class `"
            + surface
            + "`. "
            + Words.hint(surface, known));
  }
}
