package org.freshet.service.app;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.SerializationFeature;
import java.io.IOException;
import java.io.PrintWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutionException;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.freshet.service.analyse.Analysis;
import org.freshet.service.analyse.AnalysisRequest;
import org.freshet.service.analyse.AnalysisSummary;
import org.freshet.service.analyse.AnalysisTexts;
import org.freshet.service.analyse.RainResult;
import org.freshet.sink.SinkFilter;
import org.freshet.terrain.FlowRule;
import org.freshet.terrain.TerrainOptions;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** {@code freshet analyse}: the sinks of any DEM. */
@Command(
    name = "analyse",
    mixinStandardHelpOptions = true,
    description = {
      "Finds the sinks of a terrain, their outlets, volumes and drainage paths.",
      "Writes GeoTIFFs, GeoJSON and summary.json to the folder given with --out."
    })
final class AnalyseCommand implements Callable<Integer> {
  private static final Pattern BREACH =
      Pattern.compile("([0-9]{1,4}(?:\\.[0-9]{1,3})?)x([0-9]{1,5}(?:\\.[0-9]{1,3})?)");
  private static final Pattern MEMORY = Pattern.compile("([1-9][0-9]{0,5})([mMgG])");

  @Parameters(
      arity = "1..*",
      paramLabel = "DEM",
      description = "GeoTIFF, Arc/Info ASCII grid or XYZ; several files are tiles of one mosaic.")
  private List<Path> dems = List.of();

  @Option(names = "--out", required = true, paramLabel = "DIR", description = "Folder to write to.")
  private Path out = Path.of("out");

  @Option(
      names = "--rain-mm",
      paramLabel = "N",
      description = "Uniform rain to pour on the terrain, mm; may be given several times.")
  private List<Double> rains_mm = new ArrayList<>();

  @Option(
      names = "--crs",
      paramLabel = "EPSG:N",
      description = "Coordinate reference system, where the files name none.")
  private @Nullable String crs;

  @Option(
      names = "--interior-nodata-drains",
      description = "Let holes of no data swallow water. Default: only no data outside does.")
  private boolean interiorNodataDrains;

  @Option(
      names = "--flow-rule",
      paramLabel = "RULE",
      description =
          "steepest (default) or lowest neighbour; the latter to compare with other engines.")
  private String flowRule = "steepest";

  @Option(
      names = "--sinks",
      paramLabel = "PRESET",
      description =
          "sensare (default: at least 20 cm deep, 4 m2, 2 m3, 200 m2 of catchment) or all.")
  private String sinks = "sensare";

  @Option(
      names = "--buildings",
      paramLabel = "GEOJSON",
      description = "Footprints to raise as obstacles (height_m, else 5 m), in lon/lat.")
  private @Nullable Path buildings;

  @Option(
      names = "--roads",
      paramLabel = "GEOJSON",
      description = "Streets that drainage paths may cross; kind=underpass marks underpasses.")
  private @Nullable Path roads;

  @Option(
      names = "--culverts",
      paramLabel = "GEOJSON",
      description =
          "Lines from inlet to outlet (inlet_invert_m, outlet_invert_m): open in all results, and"
              + " compared with blocked in culvert-states.geojson.")
  private @Nullable Path culverts;

  @Option(
      names = "--water",
      paramLabel = "GEOJSON",
      description = "Streams and lakes where drainage paths end.")
  private @Nullable Path water;

  @Option(
      names = "--breach",
      paramLabel = "DEPTHxLENGTH",
      description =
          "Cut banks that the terrain shows closed, at most so deep and long, m (3x30 for 3 m and"
              + " 30 m); every cut is listed in terrain-changes.csv. Default: no cut.")
  private @Nullable String breach;

  @Option(
      names = "--embankments",
      paramLabel = "GEOJSON",
      description = "Where --breach may cut: mapped embankments. Default: anywhere.")
  private @Nullable Path embankments;

  @Option(
      names = "--ids-from",
      paramLabel = "DIR",
      description =
          "Earlier analysis (its --out, or its sinks.geojson) whose sinks' ids are carried over to"
              + " those that cover the same ground.")
  private @Nullable Path idsFrom;

  @Option(
      names = "--lang",
      paramLabel = "LANG",
      description = "Language of the picture and the summary: en (default) or de.")
  private String language = "en";

  @Option(
      names = "--name",
      paramLabel = "TEXT",
      description = "What the picture calls the terrain. Default: the name of the first file.")
  private @Nullable String name;

  @Option(
      names = "--source",
      paramLabel = "TEXT",
      description = "Who made the data, for the picture. Default: the names of the files.")
  private @Nullable String source;

  @Option(
      names = "--data-date",
      paramLabel = "TEXT",
      description = "What day or year the data show, for the picture.")
  private @Nullable String dataDate;

  @Option(
      names = "--memory",
      paramLabel = "SIZE",
      description =
          "Memory to get by with, such as 800m or 2g: a larger terrain is solved tile by tile in"
              + " a file in DIR. Default: what Java may use.")
  private @Nullable String memory;

  @Option(
      names = "--threads",
      paramLabel = "N",
      description = "Threads to use. Default: all processors.")
  private int threads = Runtime.getRuntime().availableProcessors();

  @Option(names = "--json", description = "Print summary.json to standard output.")
  private boolean json;

  @Spec private @Nullable CommandSpec spec;

  @Override
  public Integer call() throws IOException, ExecutionException {
    try {
      return analyse();
    } catch (OutOfMemoryError e) {
      // Only exceptions come out of a command as one line.
      throw new ExecutionException(e);
    }
  }

  private int analyse() throws IOException {
    ConsoleProgress progress = ConsoleProgress.onStandardError(false);
    AnalysisRequest request =
        new AnalysisRequest(
            dems,
            crs,
            out,
            rains_mm,
            filter(),
            terrainOptions(),
            layers(),
            sheet(),
            idsFrom,
            memory_bytes());
    Analysis.Outcome outcome = new Analysis(request, progress).run();
    progress.end();
    AnalysisSummary summary = outcome.summary(progress.seconds());
    ObjectMapper mapper = new ObjectMapper().enable(SerializationFeature.INDENT_OUTPUT);
    String text = mapper.writeValueAsString(summary);
    Files.writeString(out.resolve("summary.json"), text + "\n");
    PrintWriter console = out();
    if (json) {
      console.println(text);
    } else {
      print(summary, console);
    }
    console.flush();
    return ExitCodes.OK;
  }

  private TerrainOptions terrainOptions() {
    FlowRule rule =
        choice("--flow-rule", flowRule, List.of("steepest", "lowest")) == 0
            ? FlowRule.STEEPEST
            : FlowRule.LOWEST;
    return new TerrainOptions(interiorNodataDrains, rule, threads);
  }

  private long memory_bytes() {
    if (memory == null) {
      return 0;
    }
    Matcher size = MEMORY.matcher(memory);
    if (!size.matches()) {
      throw new picocli.CommandLine.ParameterException(
          commandSpec().commandLine(),
          "--memory ("
              + memory
              + ") must be a size such as 800m or 2g. Maybe the unit is missing.");
    }
    long unit = size.group(2).equalsIgnoreCase("g") ? 1L << 30 : 1L << 20;
    return Long.parseLong(size.group(1)) * unit;
  }

  private AnalysisRequest.Layers layers() {
    return new AnalysisRequest.Layers(
        buildings, roads, culverts, water, embankments, breachBounds());
  }

  private AnalysisRequest.@Nullable Breach breachBounds() {
    if (breach == null) {
      if (embankments != null) {
        throw wrong("--embankments says where --breach may cut. Maybe add --breach 3x30.");
      }
      return null;
    }
    Matcher bounds = BREACH.matcher(breach);
    if (!bounds.matches()) {
      throw wrong(
          "--breach ("
              + breach
              + ") must be a depth and a length in metres such as 3x30. Maybe a missing x.");
    }
    return new AnalysisRequest.Breach(
        Double.parseDouble(bounds.group(1)), Double.parseDouble(bounds.group(2)));
  }

  private picocli.CommandLine.ParameterException wrong(String message) {
    return new picocli.CommandLine.ParameterException(commandSpec().commandLine(), message);
  }

  private AnalysisRequest.Sheet sheet() {
    choice("--lang", language, AnalysisTexts.LANGUAGES);
    return new AnalysisRequest.Sheet(language.toLowerCase(Locale.ROOT), name, source, dataDate);
  }

  private SinkFilter filter() {
    return choice("--sinks", sinks, List.of("sensare", "all")) == 0
        ? SinkFilter.sensare()
        : SinkFilter.NONE;
  }

  private int choice(String option, String value, List<String> allowed) {
    int index = allowed.indexOf(value.toLowerCase(Locale.ROOT));
    if (index < 0) {
      throw new picocli.CommandLine.ParameterException(
          commandSpec().commandLine(),
          option + " (" + value + ") must be one of " + allowed + ". Maybe a typo.");
    }
    return index;
  }

  private CommandSpec commandSpec() {
    if (spec == null) {
      throw new IllegalStateException("The command is used outside its command line.");
    }
    return spec;
  }

  private PrintWriter out() {
    return commandSpec().commandLine().getOut();
  }

  private void print(AnalysisSummary s, PrintWriter console) {
    console.printf(
        Locale.ROOT,
        "%nTerrain   %d x %d cells of %s m, %s, %,d with a height%n",
        s.rows(),
        s.cols(),
        s.cellSize_m(),
        s.crs(),
        s.validCells());
    console.printf(
        Locale.ROOT,
        "Sinks     %,d pits; together they hold %,.0f m3 in %,d cells, the deepest %.2f m%n",
        s.depressions(),
        s.fillVolume_m3(),
        s.filledCells(),
        s.maxFillDepth_m());
    console.printf(
        Locale.ROOT,
        "Listed    %,d sinks, %,d of them in no other, with %,d drainage paths;"
            + " most cells draining through one: %,d%n",
        s.sinksListed(),
        s.sinksOutermost(),
        s.drainagePaths(),
        s.maxAccumulation_cells());
    highlights(s, console);
    for (RainResult rain : s.rain()) {
      console.printf(
          Locale.ROOT,
          "Rain      %5.0f mm: %,.0f m3 fall, %,.0f m3 (%.0f %%) stay in sinks, %,d cells wet,"
              + " %,d sinks full, balance error %.1e%n",
          rain.rain_mm(),
          rain.input_m3(),
          rain.stored_m3(),
          rain.input_m3() == 0 ? 0 : 100 * rain.stored_m3() / rain.input_m3(),
          rain.floodedCells(),
          rain.sinksFull(),
          rain.balanceError());
    }
    for (String finding : s.findings()) {
      console.println("Note      " + finding);
    }
    console.println("Written   " + out.toAbsolutePath().normalize());
  }

  private static void highlights(AnalysisSummary s, PrintWriter console) {
    for (AnalysisSummary.SinkLine sink : s.largestSinks().subList(0, few(s.largestSinks()))) {
      console.printf(
          Locale.ROOT,
          "Largest   %,.0f m3, %.2f m deep on %,.0f m2, pit at %.0f / %.0f (sink %d)%n",
          sink.volume_m3(),
          sink.depth_m(),
          sink.area_m2(),
          sink.x(),
          sink.y(),
          sink.id());
    }
    for (AnalysisSummary.PathLine path : s.topPaths().subList(0, few(s.topPaths()))) {
      console.printf(
          Locale.ROOT,
          "Look at   path from %.0f / %.0f, %,.0f m long, %,.0f m3 pass; houses %d, streets %d,"
              + " underpasses %d (sink %d)%n",
          path.x(),
          path.y(),
          path.length_m(),
          path.passing_m3(),
          path.buildings(),
          path.roads(),
          path.underpasses(),
          path.fromSink());
    }
    AnalysisSummary.Blocking blocking = s.culvertsBlocked();
    if (blocking != null) {
      console.printf(
          Locale.ROOT,
          "Blocked   %,d culverts: %,d sinks differ, %,d of them deeper than with culverts open%n",
          blocking.culverts(),
          blocking.affectedSinks(),
          blocking.blockedIsWorse());
    }
  }

  private static int few(List<?> lines) {
    return Math.min(3, lines.size());
  }
}
