package org.freshet.service.app;

import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.DigestInputStream;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import org.freshet.dem.Dem;
import org.freshet.dem.DemOptions;
import org.freshet.dem.DemSource;
import org.freshet.flood.SewerDistrict;
import org.freshet.grid.GridGeometry;
import org.freshet.progress.Progress;
import org.freshet.rain.RainFrame;
import org.freshet.rain.RainGrid;
import org.freshet.service.area.AreaFinding;
import org.freshet.service.area.StudyArea;
import org.freshet.service.config.AreaConfig;
import org.freshet.service.config.ConfigException;
import org.freshet.service.cycle.RadarRain;
import org.freshet.service.routing.GraphHopperNetwork;
import org.freshet.service.scenario.PastRain;
import org.freshet.service.scenario.ScenarioTown;
import org.jspecify.annotations.Nullable;

/** Puts a study area together for planners: no cycle, no warnings, no timetable. */
final class ScenarioWiring {
  private static final int BUFFER_BYTES = 1 << 16;

  private final AreaConfig config;
  private final Path cache;
  private final int threads;
  private final Progress progress;

  ScenarioWiring(AreaConfig config, Path cache, int threads, Progress progress) {
    this.config = config;
    this.cache = cache;
    this.threads = threads;
    this.progress = progress;
  }

  ScenarioTown town() throws IOException {
    progress.begin("read terrain", 0);
    DemOptions options = DemOptions.defaults().withCrsExpected(config.crs()).withThreads(threads);
    Dem dem = DemSource.open(config.terrain().dem(), options).read();
    progress.begin("read study area", 0);
    StudyArea area = StudyArea.load(config, dem.geometry());
    requireNumbers(area);
    Path roads = config.roads();
    @Nullable GraphHopperNetwork network =
        roads == null
            ? null
            : GraphHopperNetwork.open(
                roads, cache.resolve("roads"), area.mapping(), area.areaIndex());
    StructureWiring built = new StructureWiring(config, area.mapping());
    List<SewerDistrict> districts = new SewerWiring(config).districts(area.sewers());
    String version = Freshet.class.getPackage().getImplementationVersion();
    return new ScenarioTown(
        config,
        area,
        dem.elevation(),
        network,
        built.structures(area.culverts()),
        districts,
        FloodWiring.options(config),
        new Archive(dem.geometry()),
        digest(districts),
        version == null ? "not packaged" : version);
  }

  /**
   * What the live service notes and goes on with, a plan must not be built on: numbers that were
   * assumed because those in a file cannot be.
   */
  private static void requireNumbers(StudyArea area) {
    List<String> wrong = new ArrayList<>();
    for (AreaFinding finding : area.findings()) {
      if (finding.code() == AreaFinding.Code.BAD_PROPERTY) {
        wrong.add(told(finding) + " Maybe correct it: plans need it.");
      }
    }
    if (!wrong.isEmpty()) {
      throw new ConfigException(wrong);
    }
  }

  /** A finding as a line. */
  static String told(AreaFinding finding) {
    return finding.file() + ": " + finding.message();
  }

  /** Of every file and of capacities that rest on statistics. */
  private String digest(List<SewerDistrict> districts) throws IOException {
    AreaConfig.Terrain terrain = config.terrain();
    List<@Nullable Path> files = new ArrayList<>();
    files.add(config.file());
    files.addAll(terrain.dem());
    files.add(terrain.buildings());
    files.add(terrain.culverts());
    files.add(terrain.landCover());
    files.add(terrain.sewers());
    files.add(config.areas());
    files.add(config.assets());
    files.add(config.roads());
    try {
      MessageDigest digest = MessageDigest.getInstance("SHA-256");
      byte[] buffer = new byte[BUFFER_BYTES];
      for (Path file : files) {
        digest.update((byte) (file == null ? 0 : 1));
        if (file != null) {
          try (InputStream in = new DigestInputStream(Files.newInputStream(file), digest)) {
            while (in.read(buffer) >= 0) {
              // The digest sees every byte that passes.
            }
          }
        }
      }
      digest.update(districts.toString().getBytes(StandardCharsets.UTF_8));
      return HexFormat.of().formatHex(digest.digest());
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException("Every Java runtime has SHA-256.", e);
    }
  }

  /** The radar source of the study area, opened when first asked for. */
  private final class Archive implements PastRain {
    private final GridGeometry geometry;
    private @Nullable RadarRain rain;

    Archive(GridGeometry geometry) {
      this.geometry = geometry;
    }

    private RadarRain open() {
      RadarRain known = rain;
      if (known == null) {
        known = RainWiring.open(config, geometry, 1, threads);
        rain = known;
      }
      return known;
    }

    @Override
    public RainGrid grid() {
      return open().grid();
    }

    @Override
    public List<RainFrame> frames(Instant from, Instant to) {
      List<RainFrame> frames = new ArrayList<>();
      Instant end = from.plus(open().interval());
      while (!end.isAfter(to)) {
        frames.add(open().observed(end));
        end = end.plus(open().interval());
      }
      if (frames.isEmpty()) {
        throw new IllegalArgumentException(
            "from " + from + " to " + to + " is shorter than a radar frame. Maybe hours apart.");
      }
      return frames;
    }
  }
}
