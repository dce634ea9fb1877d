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

  private final GridGeometry geometry;
  private final List<TerrainChange> fixed = new ArrayList<>();
  private final List<PlainLayer.Feature> culverts = new ArrayList<>();
  private final List<TerrainChange.CarveCulvert> links = new ArrayList<>();
  private final List<Structure> structures = new ArrayList<>();
  private final List<String> findings = new ArrayList<>();
  private final Set<String> ids = new HashSet<>();
  private @Nullable BitSet embankments;

  private AnalysisLayers(GridGeometry geometry) {
    this.geometry = geometry;
  }

  /** Heights of single cells, m; NaN where there is none. */
  @FunctionalInterface
  interface Ground {
    /** Height of a cell, m. */
    float at(int cell);
  }

  /** Reads the layers a request names; a terrain without a known place cannot have any. */
  static AnalysisLayers read(AnalysisRequest.Layers files, GridGeometry geometry) {
    AnalysisLayers layers = new AnalysisLayers(geometry);
    if (files.noFiles()) {
      return layers;
    }
    String crs = geometry.crs();
    if (crs.equals(GridGeometry.UNKNOWN_CRS)) {
      throw new IllegalArgumentException(
          "Layers in longitude and latitude need the terrain's coordinate reference system, which"
              + " its files do not name. Maybe give it with --crs.");
    }
    GridMapping mapping = new GridMapping(geometry, Crs.of(crs));
    layers.each(files.buildings(), "building", mapping).forEach(layers::building);
    layers.each(files.roads(), "road", mapping).forEach(layers::road);
    layers.culverts.addAll(layers.each(files.culverts(), "culvert", mapping));
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

  /** Cells whose height the layers change or ask for. */
  BitSet touched() {
    BitSet cells = new BitSet();
    fixed.forEach(change -> set(cells, change.cells()));
    culverts.forEach(culvert -> set(cells, culvert.cells()));
    return cells;
  }

  private static void set(BitSet bits, int[] cells) {
    for (int cell : cells) {
      bits.set(cell);
    }
  }

  /**
   * Lays culverts, whose ends may lie on the ground as it is. Call once, with all heights known.
   */
  void layCulverts(Ground ground) {
    culverts.forEach(culvert -> culvert(culvert, ground));
  }

  /** Cuts banks within bounds, on the ground as the other changes leave it. */
  void breach(FloatGrid ground, AnalysisRequest.Breach bounds, TerrainOptions options) {
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

  private void culvert(PlainLayer.Feature culvert, Ground ground) {
    int[] cells = culvert.cells();
    if (!culvert.line() || cells.length < 2) {
      findings.add("Culvert " + culvert.id() + " is no line over two cells; left out.");
      return;
    }
    double inlet_m = invert(culvert.inletInvert_m(), cells[0], ground);
    double outlet_m = invert(culvert.outletInvert_m(), cells[cells.length - 1], ground);
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

  private static double invert(double said_m, int cell, Ground ground) {
    return Double.isNaN(said_m) ? ground.at(cell) : said_m;
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

  /** Says that culverts were not also blocked, which takes the terrain twice in memory. */
  void leaveOutBlockedCulverts() {
    if (!links.isEmpty()) {
      findings.add(
          links.size()
              + " culverts are open; what blocking them changes is left out, because the terrain is"
              + " larger than the memory.");
    }
  }

  /** What was left out or assumed. */
  List<String> findings() {
    return findings;
  }
}
