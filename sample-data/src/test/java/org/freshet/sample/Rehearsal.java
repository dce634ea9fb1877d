package org.freshet.sample;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.util.ArrayList;
import java.util.List;
import org.freshet.flood.FloodModel;
import org.freshet.flood.FloodOptions;
import org.freshet.flood.FloodState;
import org.freshet.flood.RunoffMatrix;
import org.freshet.flood.SewerDistrict;
import org.freshet.flood.SurfaceClass;
import org.freshet.flood.Surfaces;
import org.freshet.grid.ByteGrid;
import org.freshet.grid.GridGeometry;
import org.freshet.grid.IntGrid;
import org.freshet.progress.Progress;
import org.freshet.rain.RainFrame;
import org.freshet.rain.RainGrid;
import org.freshet.sample.files.RadolanWriter;
import org.freshet.sample.land.Line;
import org.freshet.sample.land.Place;
import org.freshet.sample.model.Town;
import org.freshet.sample.storm.De1200;
import org.freshet.sample.storm.RadarFrames;
import org.freshet.sample.storm.Storm;
import org.freshet.sample.town.Building;
import org.freshet.sample.town.Buildings;
import org.freshet.sample.town.Culvert;
import org.freshet.sample.town.District;
import org.freshet.sample.town.Districts;
import org.freshet.sample.town.LandCover;
import org.freshet.sink.DepressionHierarchy;
import org.freshet.sink.SinkLevels;
import org.freshet.sink.TerrainModel;
import org.freshet.terrain.TerrainChange;
import org.freshet.terrain.TerrainConditioning;
import org.freshet.terrain.TerrainOptions;

/**
 * The cloudburst over the shipped town, played through the flood model in 5-minute steps: buildings
 * raised, culvert open, runoff by land cover, sewers at their capacity, one radar pixel for the
 * whole town.
 */
final class Rehearsal {
  private static final double ROOF_M = 4;

  final Town town = SharedTown.TOWN;
  final Buildings buildings = SharedTown.BUILDINGS;
  final TerrainModel model;
  final List<SinkLevels> levels = new ArrayList<>();

  Rehearsal() throws IOException {
    List<TerrainChange> changes = new ArrayList<>();
    for (Building b : buildings.buildings()) {
      changes.add(new TerrainChange.RaiseBuilding(b.id(), cells(b), ROOF_M));
    }
    Culvert c = Culvert.erlenbach(town);
    changes.add(
        new TerrainChange.CarveCulvert(
            c.id(), cells(c.line()), c.inletInvert_m(), c.outletInvert_m()));
    this.model =
        TerrainModel.of(
            TerrainConditioning.of(town.elevation(), changes).elevation(),
            TerrainOptions.defaults(),
            Progress.NONE);
    play();
  }

  private static int[] cells(Building b) {
    double reach = b.front_m() + b.deep_m();
    List<Integer> out = new ArrayList<>();
    for (int row = Place.row(b.y() + reach); row <= Place.row(b.y() - reach); row++) {
      for (int col = Place.col(b.x() - reach); col <= Place.col(b.x() + reach); col++) {
        if (b.contains(Place.x(col), Place.y(row), 0)) {
          out.add(row * Place.CELLS + col);
        }
      }
    }
    return out.stream().mapToInt(Integer::intValue).toArray();
  }

  private static int[] cells(Line line) {
    List<Integer> out = new ArrayList<>();
    for (double s = 0; s <= line.length_m(); s += 0.5) {
      double[] p = line.pointAt(s);
      int cell = Place.row(p[1]) * Place.CELLS + Place.col(p[0]);
      if (out.isEmpty() || out.get(out.size() - 1) != cell) {
        out.add(cell);
      }
    }
    return out.stream().mapToInt(Integer::intValue).toArray();
  }

  private RunoffMatrix runoff() {
    List<SurfaceClass> classes = new ArrayList<>();
    for (LandCover.Cover c : LandCover.Cover.values()) {
      classes.add(SurfaceClass.of(c.code(), c.label(), c.runoff(), c.initialLoss_mm()));
    }
    List<District> districts = Districts.of(town.sill().line());
    List<SewerDistrict> sewers = new ArrayList<>();
    for (District d : districts) {
      sewers.add(new SewerDistrict(d.ars(), d.sewer_mm_h()));
    }
    IntGrid districtOfCell = new IntGrid(Place.geometry());
    for (int cell = 0; cell < Place.CELLS * Place.CELLS; cell++) {
      districtOfCell.set(cell, district(districts, cell));
    }
    ByteGrid cover = LandCover.of(town, buildings);
    GridGeometry g = Place.geometry();
    RainGrid onePixel =
        RainGrid.of(
            new GridGeometry(1, 1, g.west(), g.north(), Place.SIZE_M, Place.SIZE_M, Place.CRS));
    return RunoffMatrix.of(
        model, onePixel, new Surfaces(classes, cover, sewers, districtOfCell), Progress.NONE);
  }

  private static int district(List<District> districts, int cell) {
    double x = Place.x(cell % Place.CELLS);
    double y = Place.y(cell / Place.CELLS);
    for (int i = 0; i < districts.size(); i++) {
      if (districts.get(i).contains(x, y)) {
        return i;
      }
    }
    return Surfaces.NO_DISTRICT;
  }

  private void play() throws IOException {
    FloodState state = new FloodModel(model, runoff(), FloodOptions.defaults()).dry(Storm.START);
    levels.add(state.levels());
    for (int minute = 5; minute <= Storm.MINUTES; minute += 5) {
      float[] rain_mm = {(float) rain_mm(minute)};
      state = state.step(new RainFrame(Storm.at(minute - 5), Storm.at(minute), rain_mm, "radar"));
      levels.add(state.levels());
    }
  }

  private static double rain_mm(int minute) throws IOException {
    byte[] frame =
        Shipped.content(
            Shipped.folder().resolve("radar").resolve(RadolanWriter.fileName(Storm.at(minute))));
    double[] p = new Place().lonLat(1500, 1700);
    double[] km = De1200.km(p[0], p[1]);
    int row = (int) km[1];
    int col = (int) km[0];
    int pixel = row * De1200.COLS + col;
    int from = frame.length - 2 * De1200.ROWS * De1200.COLS;
    short word = ByteBuffer.wrap(frame).order(ByteOrder.LITTLE_ENDIAN).getShort(from + 2 * pixel);
    return word == RadarFrames.NODATA ? 0 : word / 100.0;
  }

  /**
   * Level at which the basin spills over its dam, m above NHN: the outlet of the largest pool over
   * its bed that is still the basin alone.
   */
  double basinSpill_m() {
    double[] pool = town.basin().pool();
    int node = model.leafOf(Place.row(pool[1]) * Place.CELLS + Place.col(pool[0]));
    DepressionHierarchy h = model.hierarchy();
    while (h.parent(node) >= 0) {
      node = h.parent(node);
    }
    return h.outletElevation_m(node);
  }

  /** Depth at a local point after a step of five minutes, m; the deepest within a radius. */
  double depth_m(int step, double x, double y, double radius_m) {
    double most = 0;
    for (int row = Place.row(y + radius_m); row <= Place.row(y - radius_m); row++) {
      for (int col = Place.col(x - radius_m); col <= Place.col(x + radius_m); col++) {
        most = Math.max(most, levels.get(step).depth_m(model, row * Place.CELLS + col));
      }
    }
    return most;
  }
}
