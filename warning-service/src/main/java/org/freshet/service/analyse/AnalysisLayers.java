package org.freshet.service.analyse;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.BitSet;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import org.freshet.dem.crs.Crs;
import org.freshet.drainage.Structure;
import org.freshet.drainage.Structures;
import org.freshet.grid.FloatGrid;
import org.freshet.grid.GridGeometry;
import org.freshet.service.area.GridMapping;
import org.freshet.service.area.PlainLayer;
import org.freshet.terrain.BreachLimits;
import org.freshet.terrain.Breaching;
import org.freshet.terrain.TerrainChange;
import org.freshet.terrain.TerrainConditioning;
import org.freshet.terrain.TerrainOptions;
import org.jspecify.annotations.Nullable;

/**
 * Buildings, roads, culverts and water laid onto the terrain: what they change of the ground and
 * what drainage paths may meet. Not thread-safe while it reads.
 */
final class AnalysisLayers {
  /** Roof height where nobody says: higher than any heavy-rain flood. */
  private static final double ROOF_M = 5.0;

  private final FloatGrid ground;
  private final GridGeometry geometry;
  private final List<TerrainChange> fixed = new ArrayList<>();
  private final List<TerrainChange.CarveCulvert> links = new ArrayList<>();
  private final List<Structure> structures = new ArrayList<>();
  private final List<String> findings = new ArrayList<>();
  private final Set<String> ids = new HashSet<>();

  /** No layers on a terrain that is not in memory. */
  static AnalysisLayers none(GridGeometry geometry) {
    return new AnalysisLayers(
        new FloatGrid(
            new GridGeometry(1, 1, geometry.west(), geometry.north(), 1, 1, geometry.crs())),
        geometry);
  }

  private @Nullable BitSet embankments;

  private AnalysisLayers(FloatGrid ground, GridGeometry geometry) {
    this.geometry = geometry;
    this.ground = ground;
  }

  /** Reads the layers a request names; a terrain without a known place cannot have any. */
  static AnalysisLayers read(AnalysisRequest.Layers files, FloatGrid ground) {
    AnalysisLayers layers = new AnalysisLayers(ground, ground.geometry());
    if (files.noFiles()) {
      return layers;
    }
    String crs = ground.geometry().crs();
    if (crs.equals(GridGeometry.UNKNOWN_CRS)) {
      throw new IllegalArgumentException(
          "Layers in longitude and latitude need the terrain's coordinate reference system, which"
              + " its files do not name. Maybe give it with --crs.");
    }
    GridMapping mapping = new GridMapping(ground.geometry(), Crs.of(crs));
    layers.each(files.buildings(), "building", mapping).forEach(layers::building);
    layers.each(files.roads(), "road", mapping).forEach(layers::road);
    layers.each(files.culverts(), "culvert", mapping).forEach(layers::culvert);
    layers.each(files.water(), "water", mapping).forEach(layers::water);
    if (files.embankments() != null) {
      BitSet banks = new BitSet();
      for (PlainLayer.Feature bank : layers.each(files.embankments(), "embankment", mapping)) {
        for (int cell : bank.cells()) {
          banks.set(cell);
        }
      }
      layers.embankments = banks;
    }
    return layers;
  }

  /** Cuts banks within bounds, on the ground as the other changes leave it. */
  void breach(AnalysisRequest.Breach bounds, TerrainOptions options) {
    BreachLimits limits = new BreachLimits(bounds.maxDepth_m(), bounds.maxLength_m(), embankments);
    FloatGrid built = TerrainConditioning.of(ground, fixed).elevation();
    List<TerrainChange> cuts = Breaching.of(built, options, limits);
    fixed.addAll(cuts);
    findings.add(
        cuts.size()
            + " cuts through banks, at most "
            + bounds.maxDepth_m()
            + " m deep and "
            + bounds.maxLength_m()
            + " m long; see terrain-changes.csv.");
  }

  private List<PlainLayer.Feature> each(@Nullable Path file, String what, GridMapping mapping) {
    if (file == null) {
      return List.of();
    }
    PlainLayer layer = PlainLayer.read(file, what, mapping);
    if (layer.leftOut() > 0) {
      findings.add(
          file.getFileName() + ": " + layer.leftOut() + " features cover no cell; left out.");
    }
    return layer.features();
  }

  private void building(PlainLayer.Feature house) {
    structures.add(new Structure(house.name(), Structure.Kind.BUILDING, house.cells()));
    fixed.add(
        new TerrainChange.RaiseBuilding(
            name("building ", house.id()),
            house.cells(),
            house.height_m() > 0 ? house.height_m() : ROOF_M));
  }

  private void road(PlainLayer.Feature road) {
    String kind = road.kind().toLowerCase(Locale.ROOT);
    boolean under = kind.equals("underpass") || kind.equals("tunnel") || kind.equals("subway");
    structures.add(
        new Structure(
            road.name(), under ? Structure.Kind.UNDERPASS : Structure.Kind.ROAD, road.cells()));
  }

  private void culvert(PlainLayer.Feature culvert) {
    int[] cells = culvert.cells();
    if (!culvert.line() || cells.length < 2) {
      findings.add("Culvert " + culvert.id() + " is no line over two cells; left out.");
      return;
    }
    double inlet_m = invert(culvert.inletInvert_m(), cells[0]);
    double outlet_m = invert(culvert.outletInvert_m(), cells[cells.length - 1]);
    if (Double.isNaN(inlet_m) || Double.isNaN(outlet_m)) {
      findings.add("Culvert " + culvert.id() + " ends where there is no ground; left out.");
      return;
    }
    if (Double.isNaN(culvert.inletInvert_m()) || Double.isNaN(culvert.outletInvert_m())) {
      findings.add(
          "Culvert " + culvert.id() + " names no inverts; the ground at its ends is taken.");
    }
    links.add(
        new TerrainChange.CarveCulvert(name("culvert ", culvert.id()), cells, inlet_m, outlet_m));
    structures.add(new Structure(culvert.name(), Structure.Kind.UNDERPASS, cells));
  }

  private double invert(double said_m, int cell) {
    return Double.isNaN(said_m) ? ground.get(cell) : said_m;
  }

  private void water(PlainLayer.Feature water) {
    structures.add(new Structure(water.name(), Structure.Kind.WATER, water.cells()));
  }

  private String name(String what, String id) {
    String name = what + id;
    for (int again = 2; !ids.add(name); again++) {
      name = what + id + " (" + again + ")";
    }
    return name;
  }

  /** Changes of the ground that hold whether culverts are open or not. */
  List<TerrainChange> fixed() {
    return fixed;
  }

  /** Culverts, open or blocked. */
  List<TerrainChange.CarveCulvert> links() {
    return links;
  }

  /** What paths may meet. */
  Structures structures() {
    return Structures.of(geometry, structures);
  }

  /** What was left out or assumed. */
  List<String> findings() {
    return findings;
  }
}
