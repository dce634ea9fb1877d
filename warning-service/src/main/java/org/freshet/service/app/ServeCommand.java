package org.freshet.service.app;

import java.io.IOException;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.concurrent.Callable;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import org.freshet.service.config.AreaConfig;
import org.freshet.service.config.AreaConfigReader;
import org.freshet.service.http.IntakeServer;
import org.freshet.service.http.WebServer;
import org.freshet.service.publish.Site;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** {@code freshet serve}: the live service. */
@Command(
    name = "serve",
    mixinStandardHelpOptions = true,
    description = {
      "Runs a study area: takes in radar, gauges and sensors, computes the water every few minutes,",
      "and publishes map, warnings and feeds. Goes on where it stopped. Until Ctrl-C."
    })
final class ServeCommand implements Callable<Integer> {
  private static final Logger LOG = LoggerFactory.getLogger(ServeCommand.class);
  private static final long TICK_MS = 1_000;

  @Parameters(paramLabel = "AREA", description = "Folder with area.yaml, or the file itself.")
  private Path area = Path.of(".");

  @Option(
      names = "--port",
      paramLabel = "N",
      description =
          "Port of the page and the feeds; 0 takes a free one. Default: ${DEFAULT-VALUE}.")
  private int port = 8080;

  @Option(
      names = "--intake-port",
      paramLabel = "N",
      description = "Port of pushed values, inputs and metrics. Default: ${DEFAULT-VALUE}.")
  private int intakePort = 8081;

  @Option(
      names = "--host",
      paramLabel = "ADDRESS",
      description = "Address to listen on. Default: this machine only.")
  private String host = WebServer.LOOPBACK;

  @Option(
      names = "--out",
      paramLabel = "DIR",
      description = "Also write every site into this folder, for a web server of your own.")
  private @Nullable Path out;

  @Option(
      names = "--state",
      paramLabel = "DIR",
      description = "Folder of what outlives a restart. Default: live beside the store.")
  private @Nullable Path state;

  @Option(
      names = "--members",
      paramLabel = "N",
      description = "Ensemble members of the nowcast. Default: ${DEFAULT-VALUE}.")
  private int members = Defaults.MEMBERS;

  @Option(
      names = "--wait-s",
      paramLabel = "N",
      description = "How long a cycle waits for a late frame, s. Default: ${DEFAULT-VALUE}.")
  private int wait_s = 120;

  @Option(names = "--for", paramLabel = "SECONDS", description = "Stop after that long.")
  private @Nullable Long seconds;

  @Spec private @Nullable CommandSpec spec;

  @Override
  public Integer call() throws IOException, InterruptedException {
    AreaConfig config = AreaConfigReader.read(area);
    Clock clock = Clock.systemUTC();
    CountDownLatch stop = new CountDownLatch(1);
    CountDownLatch stopped = new CountDownLatch(1);
    // Whoever stops the process waits until the cycle under way is kept and the store is closed.
    Runtime.getRuntime().addShutdownHook(new Thread(() -> stop(stop, stopped), "stop"));
    ConsoleProgress progress = ConsoleProgress.onStandardError(false);
    try (LiveService service = LiveService.open(config, settings(config), clock, progress);
        IntakeServer intake = intake(config, service, clock).start(host, intakePort)) {
      progress.end();
      say("Taking in at http://" + host + ":" + intake.port() + "/api/inputs.json");
      run(service, clock, stop);
    } finally {
      stopped.countDown();
    }
    return ExitCodes.OK;
  }

  private static void stop(CountDownLatch stop, CountDownLatch stopped) {
    stop.countDown();
    try {
      if (!stopped.await(30, TimeUnit.SECONDS)) {
        LOG.warn("The service did not end within 30 s");
      }
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }

  private LiveService.Settings settings(AreaConfig config) {
    Path folder = state != null ? state : config.observations().store().resolveSibling("live");
    return new LiveService.Settings(members, Duration.ofSeconds(wait_s), folder, Defaults.cache());
  }

  private static IntakeServer intake(AreaConfig config, LiveService service, Clock clock) {
    InputsReport report = new InputsReport(service.observations());
    return new IntakeServer(
        IngestCommand.intake(config, service.observations(), clock),
        report::json,
        service::metrics);
  }

  private void run(LiveService service, Clock clock, CountDownLatch stop)
      throws IOException, InterruptedException {
    Instant until = seconds == null ? Instant.MAX : clock.instant().plusSeconds(seconds);
    WebServer server = null;
    Site shown = null;
    try {
      do {
        tick(service, clock.instant());
        Site site = service.site();
        if (site != null && site != shown) {
          shown = site;
          if (server == null) {
            server = new WebServer(site, service.water()).start(host, port);
            say("Map and feeds: http://" + host + ":" + server.port() + "/  Stop with Ctrl-C.");
          }
          server.publish(site);
          write(site);
        }
      } while (!stop.await(TICK_MS, TimeUnit.MILLISECONDS) && clock.instant().isBefore(until));
    } finally {
      if (server != null) {
        server.close();
      }
    }
  }

  /** What fails is told and tried again: a warning service does not give up. */
  private static void tick(LiveService service, Instant now) {
    try {
      boolean ran = true;
      while (ran) {
        ran = service.tick(now);
      }
    } catch (IOException | RuntimeException e) {
      LOG.error("The cycle failed and is tried again", e);
    }
  }

  private void write(Site site) {
    try {
      if (out != null) {
        site.writeTo(out);
      }
    } catch (IOException e) {
      LOG.error("The site could not be written to {}: {}", out, e.getMessage());
    }
  }

  private void say(String line) {
    if (spec != null) {
      spec.commandLine().getOut().println(line);
      spec.commandLine().getOut().flush();
    }
  }
}
