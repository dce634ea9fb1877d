package org.freshet.service.scenario;

import java.util.List;
import org.freshet.exposure.RoadEdge;
import org.freshet.exposure.VehicleClass;
import org.freshet.flood.FloodOptions;
import org.freshet.flood.SewerDistrict;
import org.freshet.flood.Structures;
import org.freshet.flood.SurfaceClass;
import org.freshet.grid.FloatGrid;
import org.freshet.scenario.ScenarioState.Culverts;
import org.freshet.service.area.StudyArea;
import org.freshet.service.config.AreaConfig;
import org.freshet.service.config.AreaConfig.LandCoverClass;
import org.freshet.service.routing.GraphHopperNetwork;
import org.freshet.terrain.TerrainChange;
import org.jspecify.annotations.Nullable;

/**
 * A study area as the scenarios find it. Immutable as long as nobody writes to the rasters;
 * thread-safe.
 *
 * @param config the study area file
 * @param area its layers
 * @param bareEarth its terrain as delivered
 * @param network its streets; null where it has none
 * @param structures culverts of known capacity, other links and tanks, as the area has them
 * @param sewers its sewer districts; those it calls surcharged take nothing in any state
 * @param flood settings of the flood model, as the live service runs it
 * @param pastRain its radar archive
 * @param digest hash of every file it was read from
 * @param version version of the program
 */
public record ScenarioTown(
    AreaConfig config,
    StudyArea area,
    FloatGrid bareEarth,
    @Nullable GraphHopperNetwork network,
    Structures structures,
    List<SewerDistrict> sewers,
    FloodOptions flood,
    PastRain pastRain,
    String digest,
    String version) {

  /** Its streets; none where nobody gave any. */
  List<RoadEdge> edges() {
    return network == null ? List.of() : network.edges();
  }

  /** Whether anything is known of what a figure counts; else it is not 0 but unknown. */
  public boolean knows(Counted what) {
    boolean places = !area.placedAssets().isEmpty();
    return switch (what) {
      case BUILDINGS -> !area.buildings().isEmpty();
      case ROADS -> network != null;
      case PLACES -> places;
      case CUT_OFF -> places && network != null;
    };
  }

  /** What a study area may leave out. */
  public enum Counted {
    /** Buildings. */
    BUILDINGS,
    /** Streets. */
    ROADS,
    /** Critical places. */
    PLACES,
    /** Whether these are reached. */
    CUT_OFF
  }

  /** Buildings raised, culverts without a known capacity as they are; the others are links. */
  List<TerrainChange> changes(Culverts culverts) {
    List<TerrainChange> open = area.terrainChanges(List.of());
    return culverts == Culverts.OPEN
        ? open
        : open.stream().filter(one -> !(one instanceof TerrainChange.CarveCulvert)).toList();
  }

  /** Its kinds of ground when dry. */
  List<SurfaceClass> surfaceClasses() {
    return config.terrain().landCoverClasses().stream().map(LandCoverClass::surface).toList();
  }

  /** Whether it has a culvert, carved or as a link, or another link that debris can block. */
  boolean hasCulverts() {
    return !area.culverts().isEmpty() || structures.canBlock();
  }

  /** A vehicle class by id, or a fallback by id, or the first of all. */
  VehicleClass vehicle(@Nullable String id, String usual) {
    String wanted = id == null ? usual : id;
    for (VehicleClass vehicle : config.vehicles()) {
      if (vehicle.id().equals(wanted)) {
        return vehicle;
      }
    }
    return config.vehicles().get(0);
  }
}
