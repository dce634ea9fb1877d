package org.freshet.service.app;

import java.io.IOException;
import java.io.PrintWriter;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Locale;
import java.util.concurrent.Callable;
import org.freshet.service.cycle.PacedReplay;
import org.freshet.service.cycle.ReplayRun;
import org.freshet.service.http.WebServer;
import org.freshet.service.publish.Site;
import org.freshet.service.publish.SiteFile;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/** {@code freshet demo}: the sample town, a cloudburst, the map in the browser. */
@Command(
    name = "demo",
    mixinStandardHelpOptions = true,
    description = {
      "Replays a cloudburst over Sillbach, an invented town, and serves the map and the feeds.",
      "With --once it runs to the end without a server and leaves the files in the folder."
    })
final class DemoCommand implements Callable<Integer> {
  private static final int USUAL_PORT = 8080;

  /** How many cycles pass between two renewals of what is served. */
  private static final int CYCLES_PER_RENEWAL = 12;

  @Option(names = "--once", description = "Run to the end without a server, then exit.")
  private boolean once;

  @Option(
      names = "--out",
      paramLabel = "DIR",
      description = "Folder to write to. Default: ${DEFAULT-VALUE} with --once, none without.")
  private @Nullable Path out;

  @Option(
      names = "--port",
      paramLabel = "N",
      description = "Port of the page on this machine; 0 takes a free one. Default: 8080, or free.")
  private int port = -1;

  @Option(
      names = "--pace-ms",
      paramLabel = "N",
      description = "Time for five minutes of storm, ms. Default: ${DEFAULT-VALUE}.")
  private int pace_ms = 50;

  @Option(
      names = "--members",
      paramLabel = "N",
      description = "Ensemble members of the nowcast. Default: ${DEFAULT-VALUE}.")
  private int members = Defaults.MEMBERS;

  @Option(names = "--json", description = "Print summary.json to standard output.")
  private boolean json;

  @Spec private @Nullable CommandSpec spec;

  @Override
  public Integer call() throws IOException, InterruptedException {
    ConsoleProgress progress = ConsoleProgress.onStandardError(false);
    ReplayJob job =
        ReplayJob.prepare(Defaults.sillbach(), null, null, members, Defaults.cache(), progress);
    if (once) {
      once(job, progress);
    } else {
      serve(job, progress);
    }
    return ExitCodes.OK;
  }

  private void once(ReplayJob job, ConsoleProgress progress) throws IOException {
    job.run().runAll(progress);
    progress.begin("write", 0);
    Site site = job.site();
    Path folder = out == null ? Path.of("freshet-demo") : out;
    site.writeTo(folder);
    progress.end();
    SiteFile shown = site.file(json ? "summary.json" : "account.txt");
    if (shown != null) {
      console().println(new String(shown.content(), StandardCharsets.UTF_8));
    }
    if (!json) {
      console().println("Written to " + folder.toAbsolutePath().normalize());
    }
    console().flush();
  }

  private void serve(ReplayJob job, ConsoleProgress progress)
      throws IOException, InterruptedException {
    job.run().next();
    try (WebServer server = new WebServer(job.site())) {
      start(server);
      console()
          .printf(
              Locale.ROOT,
              "%n  Map and feeds: http://%s:%d/%n  Stop with Ctrl-C.%n%n",
              WebServer.LOOPBACK,
              server.port());
      console().flush();
      progress.begin("replay", job.run().cycles());
      try (PacedReplay paced =
          new PacedReplay(
              job.run(),
              Duration.ofMillis(pace_ms),
              run -> afterCycle(run, job, server, progress))) {
        paced.start().await();
      }
      Site site = job.site();
      server.publish(site);
      progress.end();
      if (out != null) {
        site.writeTo(out);
      }
      console().println("  The storm is over; the page and the feeds stay until Ctrl-C.");
      console().flush();
      Thread.currentThread().join();
    }
  }

  private static void afterCycle(
      ReplayRun run, ReplayJob job, WebServer server, ConsoleProgress progress) {
    progress.advance(1);
    if (run.cycles() > 0 && run.cycles() % CYCLES_PER_RENEWAL == 0) {
      server.publish(job.site());
    }
  }

  /** Takes the usual port where it is free, and any other where not, unless one was asked for. */
  private void start(WebServer server) throws IOException {
    server.start(WebServer.LOOPBACK, port >= 0 ? port : isFree(USUAL_PORT) ? USUAL_PORT : 0);
  }

  private static boolean isFree(int number) {
    try (ServerSocket probe = new ServerSocket(number, 1, InetAddress.getLoopbackAddress())) {
      return probe.isBound();
    } catch (IOException taken) {
      return false;
    }
  }

  private PrintWriter console() {
    if (spec == null) {
      throw new IllegalStateException("The command is used outside its command line.");
    }
    return spec.commandLine().getOut();
  }
}
