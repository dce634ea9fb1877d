package org.freshet.service.app;

import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.freshet.dem.Dem;
import org.freshet.dem.DemFinding;
import org.freshet.dem.DemOptions;
import org.freshet.dem.DemSource;
import org.freshet.exposure.RoadEdge;
import org.freshet.exposure.VehicleClass;
import org.freshet.flood.AntecedentRain;
import org.freshet.flood.SewerDistrict;
import org.freshet.flood.Structures;
import org.freshet.flood.SurfaceClass;
import org.freshet.flood.Surfaces;
import org.freshet.progress.Progress;
import org.freshet.rain.RainGrid;
import org.freshet.service.area.AreaFinding;
import org.freshet.service.area.StudyArea;
import org.freshet.service.config.AreaConfig;
import org.freshet.service.config.AreaConfig.LandCoverClass;
import org.freshet.service.cycle.CloggingLinks;
import org.freshet.service.cycle.Cycle;
import org.freshet.service.cycle.FieldReports;
import org.freshet.service.cycle.Grounds;
import org.freshet.service.cycle.PreparedArea;
import org.freshet.service.publish.StudyMap;
import org.freshet.service.routing.GraphHopperNetwork;
import org.freshet.service.transit.GtfsFeed;
import org.freshet.sink.TerrainModel;
import org.freshet.terrain.TerrainConditioning;
import org.freshet.terrain.TerrainOptions;
import org.freshet.warning.LevelRule;
import org.freshet.warning.WarningLevel;
import org.freshet.warning.WarningRules;
import org.jspecify.annotations.Nullable;

/**
 * Puts a study area together: reads its files, conditions the terrain, computes its model and
 * connects the rooms.
 */
final class AreaWiring {
  private final AreaConfig config;
  private final Path cache;
  private final int threads;
  private final Progress progress;
  private final Map<String, Integer> findings = new LinkedHashMap<>();
  private @Nullable GtfsFeed timetable;

  /**
   * @param config the study area file
   * @param cache folder for what is made once and kept, such as the imported street network
   * @param threads how many threads may work; no result depends on it
   * @param progress told of the stages
   */
  AreaWiring(AreaConfig config, Path cache, int threads, Progress progress) {
    this.config = config;
    this.cache = cache;
    this.threads = threads;
    this.progress = progress;
  }

  /** The terrain and what lies on it, before rain is known. */
  Ground ground() throws IOException {
    progress.begin("read terrain", 0);
    DemOptions options = DemOptions.defaults().withCrsExpected(config.crs()).withThreads(threads);
    Dem dem = DemSource.open(config.terrain().dem(), options).read();
    for (DemFinding finding : dem.findings()) {
      count("terrain: " + finding.message(), 1);
    }
    progress.begin("read study area", 0);
    StudyArea area = StudyArea.load(config, dem.geometry());
    area.findingCounts().forEach((code, times) -> count(example(area, code), times.intValue()));
    TerrainConditioning conditioned =
        TerrainConditioning.of(dem.elevation(), area.terrainChanges(List.of()));
    TerrainModel terrain =
        TerrainModel.of(
            conditioned.elevation(), TerrainOptions.defaults().withThreads(threads), progress);
    return new Ground(area, terrain, dem.elevation());
  }

  /**
   * The ground of a study area.
   *
   * @param area its layers
   * @param terrain its terrain model, conditioned
   * @param bareEarth the terrain as delivered, for pictures
   */
  record Ground(StudyArea area, TerrainModel terrain, org.freshet.grid.FloatGrid bareEarth) {}

  /** All the rest, for rain on a grid. */
  PreparedArea prepare(Ground ground, RainGrid rainGrid) throws IOException {
    StudyArea area = ground.area();
    TerrainModel terrain = ground.terrain();
    StructureWiring built = new StructureWiring(config, area.mapping());
    Structures structures = built.structures(area.culverts());
    List<String> clogging = built.clogging(structures);
    progress.begin("streets", 0);
    GraphHopperNetwork network = network(area);
    TransitWiring transit = TransitWiring.of(config, area, network);
    findings.putAll(transit.findings());
    timetable = transit.feed();
    List<RoadEdge> edges = transit.edges();
    WarningRules rules = rules();
    GroundWiring grounds =
        new GroundWiring(
            ground,
            new GroundWiring.Parts(
                rainGrid,
                surfaces(area),
                config.flood().travel(),
                FloodWiring.options(config),
                structures,
                edges),
            progress);
    WorksWatch works = works(ground);
    List<VehicleClass> vehicles = transit.vehicles();
    Cycle cycle =
        new Cycle(
            works == null
                ? Grounds.unchanging(grounds.bare())
                : new Grounds(grounds.bare(), works, grounds),
            rules,
            vehicles,
            transit.plan(),
            threads,
            reports(area, terrain, structures),
            AntecedentRain.ofDays(config.flood().days_mm(), config.flood().recent_mm()),
            new CloggingLinks(clogging));
    StudyMap map = new MapWiring(ground, network, transit, grounds.bare(), rules).map(config);
    return new PreparedArea(
        edges,
        cycle,
        map,
        grounds.bare().version(),
        works == null ? "" : WorksVersion.of(works.get()),
        rules.version(),
        () -> findings(works));
  }

  private Map<String, Integer> findings(@Nullable WorksWatch works) {
    Map<String, Integer> all = new LinkedHashMap<>(findings);
    if (works != null) {
      all.putAll(works.findings());
    }
    return all;
  }

  private @Nullable WorksWatch works(Ground ground) throws IOException {
    Path file = config.terrain().works();
    StudyArea area = ground.area();
    return file == null
        ? null
        : new WorksWatch(file, area.mapping(), ground.terrain().elevation(), area.culverts());
  }

  private FieldReports reports(StudyArea area, TerrainModel terrain, Structures structures)
      throws IOException {
    Path file = config.flood().reports();
    if (file == null) {
      return FieldReports.none();
    }
    ReportWatch watch = new ReportWatch(file, area.mapping(), terrain.elevation(), structures);
    watch.findings().forEach(finding -> count(finding, 1));
    return new FieldReports(watch);
  }

  /** The timetable, once prepared; null where there is none. */
  @Nullable GtfsFeed timetable() {
    return timetable;
  }

  private @Nullable GraphHopperNetwork network(StudyArea area) {
    Path roads = config.roads();
    return roads == null
        ? null
        : GraphHopperNetwork.open(roads, cache.resolve("roads"), area.mapping(), area.areaIndex());
  }

  private Surfaces surfaces(StudyArea area) {
    List<SurfaceClass> classes =
        config.terrain().landCoverClasses().stream().map(LandCoverClass::surface).toList();
    List<SewerDistrict> districts = new SewerWiring(config).districts(area.sewers());
    return new Surfaces(classes, area.landCover(), districts, area.sewerOfCell());
  }

  private WarningRules rules() {
    List<LevelRule> levels =
        config.rules().levels().stream()
            .map(rule -> LevelRule.of(WarningLevel.of(rule.level()), rule.roadDepth_m()))
            .toList();
    return WarningRules.defaults()
        .withLevels(levels)
        .withTiming(
            Duration.ofMinutes(config.rules().leadTime_min()), config.rules().clearAfterCycles());
  }

  private static String example(StudyArea area, AreaFinding.Code code) {
    return area.findings().stream()
        .filter(finding -> finding.code() == code)
        .findFirst()
        .map(finding -> finding.message())
        .orElse(code.name());
  }

  private void count(String finding, int times) {
    findings.merge(finding, times, Integer::sum);
  }
}
