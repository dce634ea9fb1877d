package org.freshet.service.ingest.poll;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import org.freshet.gauge.Quantity;
import org.freshet.service.config.Observations.Poll;
import org.freshet.service.config.Observations.PollType;
import org.freshet.service.ingest.sensorthings.SensorThingsReader;
import org.freshet.service.store.Database;
import org.freshet.service.store.ObservationStore;
import org.freshet.service.store.ObservationWriter;
import org.junit.jupiter.api.Test;

class ApiPollerTest {
  private static final Instant NOON = Instant.parse("2026-06-18T12:00:00Z");

  private static String page(String time, String more) {
    return """
    {"value": [{"@iot.id": 7, "name": "level",
      "unitOfMeasurement": {"name": "metre", "symbol": "m", "definition": "ucum:m"},
      "observationType": "OM_Measurement",
      "ObservedProperty": {"name": "water level"},
      "Observations": [{"phenomenonTime": "%s", "result": 1.5}]}]%s}
    """
        .formatted(time, more);
  }

  @Test
  void storesPagesOnceAndAsksWithValidators() throws Exception {
    try (FileServer server = new FileServer();
        Database database = Database.inMemory("poller");
        ObservationWriter writer =
            new ObservationWriter(new ObservationStore(database), Clock.systemUTC())) {
      server.put("/v1.1/Datastreams", page("2026-06-18T11:50:00Z", ""));
      Poll poll =
          new Poll(
              "frost",
              PollType.SENSORTHINGS,
              server.uri("/v1.1/Datastreams").toString(),
              Duration.ofMinutes(1),
              Duration.ofSeconds(5),
              100_000,
              null);
      ApiPoller poller = new ApiPoller(poll, SensorThingsReader::read, new HttpFetcher(), writer);
      assertThat(poller.ask(NOON)).isTrue();
      assertThat(poller.ask(NOON.plusSeconds(60))).isTrue();
      assertThat(poller.figures().unchanged()).isEqualTo(1);
      assertThat(poller.figures().stored()).isEqualTo(1);

      server.put(
          "/v1.1/Datastreams",
          page("2026-06-18T12:00:00Z", ", \"@iot.nextLink\": \"" + server.uri("/page2") + "\""));
      server.put(
          "/page2", page("2026-06-18T12:05:00Z", ", \"@iot.nextLink\": \"http://x.example/\""));
      assertThat(poller.ask(NOON.plusSeconds(120))).isTrue();
      assertThat(new ObservationStore(database).size()).isEqualTo(3);
      assertThat(
              new ObservationStore(database).newest("7", Quantity.LEVEL_M, NOON.plusSeconds(600)))
          .isPresent();

      server.put("/v1.1/Datastreams", "<html>sorry</html>");
      assertThat(poller.ask(NOON.plusSeconds(180))).isFalse();
      assertThat(poller.figures().lastFailure()).contains("frost");
      // What failed is asked for again, not taken for known.
      server.put("/v1.1/Datastreams", page("2026-06-18T12:10:00Z", ""));
      assertThat(poller.ask(NOON.plusSeconds(240))).isTrue();
      assertThat(new ObservationStore(database).size()).isEqualTo(4);
    }
  }
}
