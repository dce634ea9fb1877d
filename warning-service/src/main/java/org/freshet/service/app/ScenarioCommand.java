package org.freshet.service.app;

import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.io.PrintWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.Map;
import java.util.concurrent.Callable;
import org.freshet.service.area.AreaFinding;
import org.freshet.service.config.AreaConfig;
import org.freshet.service.config.AreaConfigReader;
import org.freshet.service.scenario.BatchPlan;
import org.freshet.service.scenario.BatchReader;
import org.freshet.service.scenario.BatchRunner;
import org.freshet.service.scenario.BatchSpec;
import org.freshet.service.scenario.ScenarioTown;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** {@code freshet scenario}: planners' batches. */
@Command(
    name = "scenario",
    mixinStandardHelpOptions = true,
    description = {
      "Crosses rains, states and measures of a batch file over a study area and compares them.",
      "Writes depths, hazard classes, GeoPackage and map sheets per scenario, and one comparison.",
      "A batch that was stopped goes on where it was; nothing finished is computed again."
    })
final class ScenarioCommand implements Callable<Integer> {
  @Parameters(paramLabel = "AREA", description = "Folder with area.yaml, or the file itself.")
  private Path area = Path.of(".");

  @Option(
      names = "--batch",
      required = true,
      paramLabel = "FILE",
      description = "Batch file, see docs/scenario-file.md.")
  private Path batch = Path.of("scenarios.yaml");

  @Option(names = "--out", required = true, paramLabel = "DIR", description = "Folder to write to.")
  private Path out = Path.of("out");

  @Option(
      names = "--threads",
      paramLabel = "N",
      description = "Scenarios at a time. Default: all processors.")
  private int threads = Runtime.getRuntime().availableProcessors();

  @Option(names = "--check", description = "Only check the files; write nothing.")
  private boolean check;

  @Option(names = "--json", description = "Print what was done as JSON.")
  private boolean json;

  @Spec private @Nullable CommandSpec spec;

  @Override
  public Integer call() throws IOException {
    if (spec == null) {
      throw new IllegalStateException("The command is used outside its command line.");
    }
    if (threads < 1) {
      throw new ParameterException(
          spec.commandLine(), "--threads (" + threads + ") must be 1 or more. Maybe leave it out.");
    }
    long start = System.nanoTime();
    // Else the PDF library keeps its list of fonts in the user's home.
    System.setProperty("pdfbox.fontcache", Files.createDirectories(Defaults.cache()).toString());
    ConsoleProgress progress = ConsoleProgress.onStandardError(false);
    AreaConfig config = AreaConfigReader.read(area);
    BatchSpec read = BatchReader.read(batch);
    ScenarioTown town = new ScenarioWiring(config, Defaults.cache(), threads, progress).town();
    progress.begin("check batch", 0);
    BatchPlan plan = new BatchPlan(read, town);
    PrintWriter console = spec.commandLine().getOut();
    notes(town, spec.commandLine().getErr());
    if (check) {
      progress.end();
      console.printf(Locale.ROOT, "%s: %,d scenarios, nothing wrong.%n", batch, plan.size());
      console.flush();
      return ExitCodes.OK;
    }
    BatchRunner.Outcome outcome = new BatchRunner(plan, threads, progress).run(out);
    progress.end();
    print(console, outcome, (System.nanoTime() - start) / 1e9);
    return ExitCodes.OK;
  }

  /** What of the study area was left out or mended. */
  private static void notes(ScenarioTown town, PrintWriter err) {
    for (AreaFinding finding : town.area().findings()) {
      err.println("Note: " + ScenarioWiring.told(finding));
    }
    err.flush();
  }

  private void print(PrintWriter console, BatchRunner.Outcome outcome, double seconds_s)
      throws IOException {
    if (json) {
      Map<String, Object> all = new LinkedHashMap<>();
      all.put("scenarios", outcome.scenarios());
      all.put("computed", outcome.computed());
      all.put("reused", outcome.reused());
      all.put("terrains", outcome.terrains());
      all.put("seconds", Math.rint(10 * seconds_s) / 10);
      all.put("out", out.toAbsolutePath().normalize().toString());
      console.println(new ObjectMapper().writeValueAsString(all));
    } else {
      console.printf(
          Locale.ROOT,
          "%,d scenarios: %,d computed on %,d terrains, %,d found finished, %.1f s%nWritten to %s%n",
          outcome.scenarios(),
          outcome.computed(),
          outcome.terrains(),
          outcome.reused(),
          seconds_s,
          out.toAbsolutePath().normalize());
    }
    console.flush();
  }
}
