package org.freshet.service.app;

import java.io.IOException;
import java.io.PrintWriter;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Instant;
import java.util.concurrent.Callable;
import org.freshet.service.cycle.ReplayKeeper;
import org.freshet.service.publish.Site;
import org.freshet.service.publish.SiteFile;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** {@code freshet replay}: a past storm again, with everything it would have published. */
@Command(
    name = "replay",
    mixinStandardHelpOptions = true,
    description = {
      "Runs a past storm over a study area and leaves everything it would have published:",
      "CAP, GTFS-Realtime, GeoJSON, maps, a page that opens from the folder, and an account."
    })
final class ReplayCommand implements Callable<Integer> {
  /** Folder within the output where the replay is kept while it runs. */
  private static final String KEPT = ".replay";

  @Parameters(paramLabel = "AREA", description = "Folder with area.yaml, or the file itself.")
  private Path area = Path.of(".");

  @Option(names = "--out", required = true, paramLabel = "DIR", description = "Folder to write to.")
  private Path out = Path.of("out");

  @Option(
      names = "--from",
      paramLabel = "T",
      description = "First instant, such as 2026-06-18T14:00:00Z.")
  private @Nullable Instant from;

  @Option(names = "--to", paramLabel = "T", description = "Last instant.")
  private @Nullable Instant to;

  @Option(
      names = "--members",
      paramLabel = "N",
      description = "Ensemble members of the nowcast. Default: ${DEFAULT-VALUE}.")
  private int members = Defaults.MEMBERS;

  @Option(
      names = "--resume",
      description = "Go on where a replay into the same folder stopped, with the same result.")
  private boolean resume;

  @Option(names = "--json", description = "Print summary.json to standard output.")
  private boolean json;

  @Spec private @Nullable CommandSpec spec;

  @Override
  public Integer call() throws IOException {
    ConsoleProgress progress = ConsoleProgress.onStandardError(false);
    ReplayJob job =
        ReplayJob.prepare(
            area,
            from,
            to,
            members,
            Defaults.cache(),
            new ReplayKeeper(out.resolve(KEPT), members, resume),
            progress);
    job.run().runAll(progress);
    progress.begin("write", 0);
    Site site = job.site();
    site.writeTo(out);
    progress.end();
    if (spec != null) {
      PrintWriter console = spec.commandLine().getOut();
      SiteFile result = site.file(json ? "summary.json" : "account.txt");
      if (result != null) {
        console.println(new String(result.content(), StandardCharsets.UTF_8));
      }
      console.flush();
    }
    return ExitCodes.OK;
  }
}
