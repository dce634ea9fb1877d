package org.freshet.service.app;

import java.io.IOException;
import java.nio.file.Path;
import java.time.Clock;
import java.util.concurrent.Callable;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import org.freshet.service.config.AreaConfig;
import org.freshet.service.config.AreaConfigReader;
import org.freshet.service.config.Observations;
import org.freshet.service.http.IntakeServer;
import org.freshet.service.http.WebServer;
import org.freshet.service.ingest.message.JsonMapping;
import org.freshet.service.ingest.message.MessageDecoder;
import org.freshet.service.ingest.push.PushDocument;
import org.freshet.service.ingest.push.PushIntake;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** {@code freshet ingest}. */
@Command(
    name = "ingest",
    mixinStandardHelpOptions = true,
    description = {
      "Takes in what gauges, sensors and radar send for a study area, keeps it, and watches who is",
      "silent. Until it is stopped. State: /api/inputs.json and /metrics; push: /api/observations."
    })
final class IngestCommand implements Callable<Integer> {
  @Parameters(paramLabel = "AREA", description = "Folder with area.yaml, or the file itself.")
  private Path area = Path.of(".");

  @Option(
      names = "--port",
      paramLabel = "N",
      description = "Port of the intake; 0 takes a free one. Default: ${DEFAULT-VALUE}.")
  private int port = 8081;

  @Option(
      names = "--host",
      paramLabel = "ADDRESS",
      description = "Address to listen on. Default: this machine only.")
  private String host = WebServer.LOOPBACK;

  @Option(names = "--for", paramLabel = "SECONDS", description = "Stop after that long.")
  private @Nullable Long seconds;

  @Spec private @Nullable CommandSpec spec;

  @Override
  public Integer call() throws IOException, InterruptedException {
    AreaConfig config = AreaConfigReader.read(area);
    CountDownLatch stop = new CountDownLatch(1);
    Clock clock = Clock.systemUTC();
    try (LiveObservations live = LiveObservations.start(config, clock)) {
      InputsReport report = new InputsReport(live);
      try (IntakeServer server =
          new IntakeServer(intake(config, live, clock), report::json, report::metrics)
              .start(host, port)) {
        if (spec != null) {
          spec.commandLine()
              .getOut()
              .println("Taking in at http://" + host + ":" + server.port() + "/api/inputs.json");
        }
        Runtime.getRuntime().addShutdownHook(new Thread(stop::countDown, "stop"));
        if (seconds == null) {
          stop.await();
        } else if (stop.await(seconds, TimeUnit.SECONDS)) {
          return ExitCodes.OK;
        }
      }
    }
    return ExitCodes.OK;
  }

  /** Who may push values in; null: nobody. */
  static @Nullable PushIntake intake(AreaConfig config, LiveObservations live, Clock clock) {
    Observations.Push push = config.observations().push();
    if (push == null) {
      return null;
    }
    MessageDecoder decoder =
        push.mapping().values().isEmpty() ? new PushDocument() : new JsonMapping(push.mapping());
    return new PushIntake(push.token().read(), push.most_bytes(), decoder, live.writer(), clock);
  }
}
