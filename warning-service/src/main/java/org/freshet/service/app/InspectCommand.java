package org.freshet.service.app;

import java.io.PrintWriter;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import org.freshet.service.inspect.DemInspector;
import org.freshet.service.inspect.FileInspector;
import org.freshet.service.inspect.GaugeJsonInspector;
import org.freshet.service.inspect.GaugeTextInspector;
import org.freshet.service.inspect.Inspection;
import org.freshet.service.inspect.InspectionWriter;
import org.freshet.service.inspect.Inspections;
import org.freshet.service.inspect.KostraInspector;
import org.freshet.service.inspect.LorawanInspector;
import org.freshet.service.inspect.OdimInspector;
import org.freshet.service.inspect.OpenSenseInspector;
import org.freshet.service.inspect.RadolanInspector;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** {@code inspect FILE...}: says what any supported input is and what is wrong with it. */
@Command(
    name = "inspect",
    mixinStandardHelpOptions = true,
    description = {
      "Says what each file is and what is wrong with it: rasters, radar, gauge data.",
      "Told apart by content, not by name. Exit code 2 if any file is damaged or unknown;",
      "the others are described all the same."
    })
final class InspectCommand implements Callable<Integer> {
  @Spec private CommandSpec spec = CommandSpec.create();

  @Parameters(paramLabel = "FILE", arity = "1..*", description = "Files to look at.")
  private List<Path> files = new ArrayList<>();

  @Option(names = "--json", description = "Print one JSON array, an object per file in order.")
  private boolean json;

  @Override
  public Integer call() {
    Inspections inspections = new Inspections(inspectors());
    PrintWriter out = spec.commandLine().getOut();
    List<Inspection> all = new ArrayList<>();
    boolean failed = false;
    for (Path file : files) {
      Inspection inspection = inspections.inspect(file);
      failed |= inspection.failed();
      if (json) {
        all.add(inspection);
      } else {
        out.print(InspectionWriter.text(inspection));
        out.flush();
      }
    }
    if (json) {
      out.println(InspectionWriter.json(all));
      out.flush();
    }
    return failed ? ExitCodes.BAD_INPUT : ExitCodes.OK;
  }

  private static List<FileInspector> inspectors() {
    return List.of(
        new RadolanInspector(),
        new OpenSenseInspector(),
        new OdimInspector(),
        new KostraInspector(),
        new LorawanInspector(),
        new GaugeJsonInspector(),
        new GaugeTextInspector(),
        new DemInspector());
  }
}
