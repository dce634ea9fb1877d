package org.freshet.service.scenario;

import java.io.IOException;
import java.io.Reader;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.regex.Pattern;
import org.freshet.rain.KostraCurve;
import org.freshet.rain.StarkregenScheme;
import org.freshet.scenario.HazardScheme;
import org.freshet.scenario.Measure;
import org.freshet.scenario.ScenarioState;
import org.freshet.scenario.WetSoil;
import org.freshet.service.config.ConfigException;
import org.freshet.service.scenario.BatchSpec.LonLatSpec;
import org.freshet.service.scenario.BatchSpec.Statistics;
import org.jspecify.annotations.Nullable;
import org.yaml.snakeyaml.LoaderOptions;
import org.yaml.snakeyaml.Yaml;
import org.yaml.snakeyaml.constructor.SafeConstructor;
import org.yaml.snakeyaml.error.MarkedYAMLException;
import org.yaml.snakeyaml.nodes.MappingNode;
import org.yaml.snakeyaml.nodes.Node;

/** Reads and checks a batch file; every mistake is named with its line. */
public final class BatchReader {
  private static final Pattern ID = Pattern.compile("[A-Za-z0-9][A-Za-z0-9-]{0,39}");

  private final YamlProblems problems;

  private BatchReader(Path file) {
    this.problems = new YamlProblems(file);
  }

  /**
   * Reads a batch file.
   *
   * @throws ConfigException naming every mistake, one line each
   */
  public static BatchSpec read(Path file) {
    if (!Files.isReadable(file) || Files.isDirectory(file)) {
      throw new ConfigException(
          List.of(file + ": no such batch file. Maybe a typo in the path after --batch."));
    }
    BatchReader reader = new BatchReader(file);
    YamlMap root = reader.parse();
    BatchSpec spec = reader.spec(root);
    root.end();
    reader.problems.failIfAny();
    return spec;
  }

  private YamlMap parse() {
    try (Reader in = Files.newBufferedReader(problems.file())) {
      LoaderOptions options = new LoaderOptions();
      Node node = new Yaml(new SafeConstructor(options)).compose(in);
      if (node instanceof MappingNode mapping) {
        return new YamlMap(problems, "", mapping, 1);
      }
      throw problems.fatal(1, "holds no keys at all. Maybe it is empty, or no batch file.");
    } catch (MarkedYAMLException e) {
      int line = e.getProblemMark() == null ? 1 : e.getProblemMark().getLine() + 1;
      throw problems.fatal(
          line, "not valid YAML (" + e.getProblem() + "). Maybe an indent or a bracket.");
    } catch (IOException e) {
      throw problems.fatal(1, "cannot be read (" + e.getMessage() + "). Maybe it is not UTF-8.");
    }
  }

  private BatchSpec spec(YamlMap root) {
    List<BatchSpec.RainSpec> rains = new ArrayList<>();
    for (YamlMap item : root.items("rains")) {
      rains.add(RainReader.read(item));
    }
    if (rains.isEmpty()) {
      root.wrong("rains", "needs at least one rain. Maybe add `- {id: heavy, type: block, …}`.");
    }
    List<BatchSpec.MeasureSpec> measures = new ArrayList<>();
    for (YamlMap item : root.items("measures")) {
      measures.add(MeasureReader.read(item, problems));
    }
    requireIds(root, "rains", rains.stream().map(BatchSpec.RainSpec::id).toList(), Set.of());
    List<String> names = measures.stream().map(BatchSpec.MeasureSpec::id).toList();
    requireIds(root, "measures", names, Set.of(Measure.BASELINE.id()));
    YamlMap states = root.map("states");
    List<ScenarioState> all = states(states);
    WetSoil wet = wetSoil(states);
    states.end();
    String title = String.valueOf(problems.file().getFileName());
    return new BatchSpec(
        problems.file(),
        root.names("title", title),
        hazard(root),
        root.optionalText("vehicle"),
        root.optionalText("rescue_vehicle"),
        root.number("building_depth_m", 0.01, 10, 0.05),
        root.whole("after_min", 0, 2880, 60),
        statistics(root, rains),
        rains,
        all,
        wet,
        measures,
        root.names("sources", ""),
        root.has("data_date") ? root.requiredText("data_date", "2024") : "");
  }

  private static void requireIds(YamlMap root, String key, List<String> ids, Set<String> taken) {
    Set<String> seen = new HashSet<>(taken);
    for (String id : ids) {
      if (!ID.matcher(id).matches()) {
        root.wrong(key, "has the id `" + id + "`. Maybe only letters, digits and dashes.");
      } else if (!seen.add(id)) {
        root.wrong(key, "has the id `" + id + "` twice or it is reserved. Maybe number them.");
      }
    }
  }

  private static List<ScenarioState> states(YamlMap states) {
    List<ScenarioState> all = new ArrayList<>();
    var sewers =
        states.choices("sewers", ScenarioState.Sewers.values(), ScenarioState.Sewers.WORKING);
    var culverts =
        states.choices("culverts", ScenarioState.Culverts.values(), ScenarioState.Culverts.OPEN);
    var soils = states.choices("soil", ScenarioState.Soil.values(), ScenarioState.Soil.DRY);
    for (var sewer : sewers) {
      for (var culvert : culverts) {
        for (var soil : soils) {
          all.add(new ScenarioState(sewer, culvert, soil));
        }
      }
    }
    return all;
  }

  private static WetSoil wetSoil(YamlMap states) {
    WetSoil usual = WetSoil.defaults();
    return new WetSoil(
        states.number("wet_runoff_factor", 1, 10, usual.coefficientFactor()),
        states.number("wet_deficit_share", 0, 1, usual.deficitShare()));
  }

  private static HazardScheme hazard(YamlMap root) {
    if (root.isMap("hazard_classes")) {
      YamlMap own = root.map("hazard_classes");
      String name = own.requiredText("name", "own");
      List<Double> from_m = own.numbers("from_m", 0.001, 100);
      own.end();
      try {
        return new HazardScheme("own", name, from_m);
      } catch (IllegalArgumentException e) {
        own.wrong("from_m", "cannot be used: " + e.getMessage());
        return HazardScheme.LUBW;
      }
    }
    String id = root.optionalText("hazard_classes");
    if (id == null) {
      return HazardScheme.LUBW;
    }
    for (HazardScheme scheme : HazardScheme.known()) {
      if (scheme.id().equals(id)) {
        return scheme;
      }
    }
    List<String> known = HazardScheme.known().stream().map(HazardScheme::id).toList();
    root.wrong("hazard_classes", "is `" + id + "`. " + Words.hint(id, known));
    return HazardScheme.LUBW;
  }

  private static @Nullable Statistics statistics(YamlMap root, List<BatchSpec.RainSpec> rains) {
    if (!root.has("statistics")) {
      for (BatchSpec.RainSpec rain : rains) {
        if (RainReader.needsStatistics(rain.form())) {
          root.wrong(
              "statistics",
              "is missing, but rain `"
                  + rain.id()
                  + "` has a return period. Maybe add `statistics: {kostra: FOLDER}`.");
          return null;
        }
      }
      return null;
    }
    YamlMap section = root.map("statistics");
    boolean tables = section.has("kostra");
    if (tables == section.has("curve")) {
      section.wrong("kostra", "or `curve` is needed, one of the two. Maybe remove or add one.");
    }
    Path kostra = section.path("kostra");
    Integer cell = section.has("cell") ? section.whole("cell", 0, 999_999, Double.NaN) : null;
    LonLatSpec place = section.has("place") ? YamlPlaces.place(section, "place") : null;
    KostraCurve curve = section.has("curve") ? curve(section.map("curve")) : null;
    StarkregenScheme scheme =
        section.choice("index", StarkregenScheme.values(), StarkregenScheme.SCHMITT_2018);
    section.end();
    return new Statistics(section.line(), kostra, cell, place, curve, scheme);
  }

  private static KostraCurve curve(YamlMap curve) {
    KostraCurve read =
        new KostraCurve(
            curve.number("theta_min", 0, 100, Double.NaN),
            curve.number("eta", 0.01, 0.99, Double.NaN),
            curve.number("mu", -100, 1000, Double.NaN),
            Math.max(1e-6, curve.number("sigma", 1e-6, 1000, Double.NaN)),
            curve.number("xi", 1e-3, 1, KostraCurve.SHAPE));
    curve.end();
    return read;
  }
}
