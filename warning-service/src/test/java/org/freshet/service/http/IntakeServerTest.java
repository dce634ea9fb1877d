package org.freshet.service.http;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneOffset;
import org.freshet.gauge.Quantity;
import org.freshet.service.ingest.push.PushDocument;
import org.freshet.service.ingest.push.PushIntake;
import org.freshet.service.store.Database;
import org.freshet.service.store.ObservationStore;
import org.freshet.service.store.ObservationWriter;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class IntakeServerTest {
  private static final Instant NOON = Instant.parse("2026-06-18T12:00:00Z");
  private static final String BODY =
      """
      {"observations": [
        {"sensor": "W1", "quantity": "level-m", "time": "2026-06-18T11:55:00Z", "value": 1.25},
        {"sensor": "R1", "quantity": "RAIN_MM", "time": "2026-06-18T11:55:00Z", "value": 0.4,
         "interval_min": 5},
        {"sensor": "X", "quantity": "colour", "time": "2026-06-18T11:55:00Z", "value": 1}]}
      """;

  private final HttpClient client = HttpClient.newHttpClient();
  private Database database = Database.inMemory("intake");
  private ObservationStore store = new ObservationStore(database);
  private ObservationWriter writer = new ObservationWriter(store, Clock.systemUTC());
  private IntakeServer server = new IntakeServer(null, () -> new byte[0], () -> "");

  @BeforeEach
  void begin() throws IOException {
    PushIntake intake =
        new PushIntake(
            "top secret", 2000, new PushDocument(), writer, Clock.fixed(NOON, ZoneOffset.UTC));
    server =
        new IntakeServer(
                intake,
                () -> "{}".getBytes(StandardCharsets.UTF_8),
                () -> "freshet_inputs_blind 0\n")
            .start(WebServer.LOOPBACK, 0);
  }

  @AfterEach
  void end() {
    server.close();
    writer.close();
    database.jdbi().useHandle(handle -> handle.execute("DROP ALL OBJECTS"));
    database.close();
  }

  private HttpResponse<String> push(String token, String type, String body)
      throws IOException, InterruptedException {
    HttpRequest request =
        HttpRequest.newBuilder(uri("/api/observations"))
            .header("Authorization", token)
            .header("Content-Type", type)
            .POST(HttpRequest.BodyPublishers.ofString(body))
            .build();
    return client.send(request, HttpResponse.BodyHandlers.ofString());
  }

  private URI uri(String path) {
    return URI.create("http://127.0.0.1:" + server.port() + path);
  }

  @Test
  void storesWhatIsPushedOnceHoweverOften() throws Exception {
    HttpResponse<String> first = push("Bearer top secret", "application/json", BODY);
    assertThat(first.statusCode()).isEqualTo(200);
    assertThat(first.body()).contains("\"added\":2").contains("BAD_ELEMENT");
    HttpResponse<String> again = push("Bearer top secret", "application/json", BODY);
    assertThat(again.body()).contains("\"added\":0").contains("\"repeated\":2");
    assertThat(store.newest("W1", Quantity.LEVEL_M, NOON))
        .hasValueSatisfying(found -> assertThat(found.observation().value()).isEqualTo(1.25));
  }

  @Test
  void refusesWithAProblemThatSaysWhy() throws Exception {
    assertProblem(push("Bearer wrong", "application/json", BODY), 401);
    assertProblem(push("Basic dG9w", "application/json", BODY), 401);
    assertProblem(push("Bearer top secret", "text/csv", "a,b"), 415);
    assertProblem(push("Bearer top secret", "application/json", BODY + " ".repeat(3000)), 413);
    assertProblem(push("Bearer top secret", "application/json", "{\"observations\": ["), 400);
    assertProblem(push("Bearer top secret", "application/json", "{\"rows\": []}"), 400);
    assertProblem(push("Bearer top secret", "application/json", "{\"observations\": []}"), 422);
    assertThat(store.size()).isZero();
  }

  @Test
  void askTheSenderToComeAgainWhereTheStoreIsAway() throws Exception {
    database.jdbi().useHandle(handle -> handle.execute("ALTER TABLE observation RENAME TO away"));
    HttpResponse<String> answer = push("Bearer top secret", "application/json", BODY);
    assertProblem(answer, 503);
    assertThat(answer.headers().firstValue("Retry-After")).isPresent();
  }

  private static void assertProblem(HttpResponse<String> answer, int status) {
    assertThat(answer.statusCode()).isEqualTo(status);
    assertThat(answer.headers().firstValue("Content-Type")).contains("application/problem+json");
    assertThat(answer.body()).contains("\"status\":" + status).doesNotContain("top secret");
  }

  @Test
  void showsItsState() throws Exception {
    HttpResponse<String> metrics =
        client.send(
            HttpRequest.newBuilder(uri("/metrics")).build(), HttpResponse.BodyHandlers.ofString());
    assertThat(metrics.body()).isEqualTo("freshet_inputs_blind 0\n");
  }
}
