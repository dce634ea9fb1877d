package org.freshet.service.http;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.net.BindException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.time.Instant;
import java.util.List;
import org.freshet.service.publish.Site;
import org.freshet.service.publish.SiteFile;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class WebServerTest {
  private static final Instant NOW = Instant.parse("2026-06-18T15:00:00Z");

  private final HttpClient client = HttpClient.newHttpClient();
  private final WebServer server = new WebServer(site("first"));

  private static Site site(String words) {
    return new Site(
        List.of(
            file("index.html", "text/html;charset=utf-8", false, words),
            file("sinks.geojson", "application/geo+json", false, "{}"),
            file("feeds/cap/index.atom", "application/atom+xml;charset=utf-8", false, "<feed/>"),
            file("feeds/cap/a.1.xml", "application/cap+xml;charset=utf-8", true, "<alert/>")));
  }

  private static SiteFile file(String path, String type, boolean forEver, String words) {
    return new SiteFile(path, type, NOW, forEver, words.getBytes(UTF_8));
  }

  @BeforeEach
  void start() throws IOException {
    server.start(WebServer.LOOPBACK, 0);
  }

  @AfterEach
  void stop() {
    server.close();
  }

  private HttpRequest.Builder request(String path) {
    return HttpRequest.newBuilder(
        URI.create("http://" + WebServer.LOOPBACK + ":" + server.port() + path));
  }

  private HttpResponse<String> get(String path, String... headers) throws Exception {
    HttpRequest.Builder request = request(path);
    if (headers.length > 0) {
      request.headers(headers);
    }
    return client.send(request.build(), BodyHandlers.ofString());
  }

  @Test
  void servesThePageWithAPolicyThatLetsNothingElseIn() throws Exception {
    HttpResponse<String> page = get("/");
    assertThat(page.statusCode()).isEqualTo(200);
    assertThat(page.body()).isEqualTo("first");
    assertThat(page.headers().firstValue("content-type")).hasValue("text/html;charset=utf-8");
    assertThat(page.headers().firstValue("content-security-policy").orElse(""))
        .contains("default-src 'none'", "script-src 'self'", "frame-ancestors 'none'");
    assertThat(page.headers().firstValue("x-content-type-options")).hasValue("nosniff");
    assertThat(page.headers().firstValue("server")).isEmpty();
  }

  @ParameterizedTest
  @ValueSource(strings = {"/feeds/cap/", "/feeds/cap", "/feeds/cap/index.atom"})
  void servesTheFeedIndexToEveryone(String path) throws Exception {
    HttpResponse<String> feed = get(path);
    assertThat(feed.body()).isEqualTo("<feed/>");
    assertThat(feed.headers().firstValue("access-control-allow-origin")).hasValue("*");
    assertThat(feed.headers().firstValue("cache-control")).hasValue("no-cache");
  }

  @Test
  void alertFilesNeverChange() throws Exception {
    assertThat(get("/feeds/cap/a.1.xml").headers().firstValue("cache-control").orElse(""))
        .contains("immutable");
  }

  @Test
  void geoJsonAlsoLiesBelowApi() throws Exception {
    assertThat(get("/api/sinks.geojson").body()).isEqualTo("{}");
  }

  @Test
  void sendsNothingTwice() throws Exception {
    HttpResponse<String> first = get("/sinks.geojson");
    String etag = first.headers().firstValue("etag").orElseThrow();
    String date = first.headers().firstValue("last-modified").orElseThrow();
    assertThat(date).isEqualTo("Thu, 18 Jun 2026 15:00:00 GMT");
    assertThat(get("/sinks.geojson", "If-None-Match", etag).statusCode()).isEqualTo(304);
    assertThat(get("/sinks.geojson", "If-None-Match", "\"x\", " + etag).body()).isEmpty();
    assertThat(get("/sinks.geojson", "If-Modified-Since", date).statusCode()).isEqualTo(304);
    assertThat(get("/sinks.geojson", "If-None-Match", "\"x\"").statusCode()).isEqualTo(200);
    assertThat(
            get("/sinks.geojson", "If-Modified-Since", "Thu, 18 Jun 2026 14:59:59 GMT")
                .statusCode())
        .isEqualTo(200);
    assertThat(get("/sinks.geojson", "If-Modified-Since", "yesterday").statusCode()).isEqualTo(200);
  }

  @Test
  void theNextSiteReplacesTheFirst() throws Exception {
    String etag = get("/").headers().firstValue("etag").orElseThrow();
    server.publish(site("second"));
    assertThat(get("/", "If-None-Match", etag).body()).isEqualTo("second");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {"/nothing", "/../pom.xml", "/%2e%2e/pom.xml", "/feeds/", "/api/x.geojson"})
  void unknownPathsAreProblems(String path) throws Exception {
    HttpResponse<String> missing = get(path);
    assertThat(missing.statusCode()).isBetween(400, 404);
    if (missing.statusCode() == 404) {
      JsonNode problem = new ObjectMapper().readTree(missing.body());
      assertThat(missing.headers().firstValue("content-type").orElse(""))
          .startsWith("application/problem+json");
      assertThat(problem.get("status").asInt()).isEqualTo(404);
      assertThat(problem.get("title").asText()).isEqualTo("Not Found");
      assertThat(problem.get("detail").asText()).contains("There is nothing at");
    }
  }

  @Test
  void nobodyWrites() throws Exception {
    for (String method : List.of("POST", "PUT", "PATCH", "DELETE")) {
      HttpResponse<String> refused =
          client.send(
              request("/").method(method, BodyPublishers.ofString("x")).build(),
              BodyHandlers.ofString());
      assertThat(refused.statusCode()).as(method).isEqualTo(405);
      assertThat(refused.headers().firstValue("allow")).hasValue("GET, HEAD");
    }
  }

  @Test
  void headSaysTheSameWithoutTheBody() throws Exception {
    HttpResponse<String> head =
        client.send(
            request("/sinks.geojson").method("HEAD", BodyPublishers.noBody()).build(),
            BodyHandlers.ofString());
    assertThat(head.statusCode()).isEqualTo(200);
    assertThat(head.body()).isEmpty();
    assertThat(head.headers().firstValue("content-length")).hasValue("2");
    assertThat(head.headers().firstValue("etag")).isPresent();
  }

  @Test
  void aTakenPortIsSaidInOneLine() {
    try (WebServer other = new WebServer(site("other"))) {
      assertThatThrownBy(() -> other.start(WebServer.LOOPBACK, server.port()))
          .isInstanceOf(BindException.class)
          .hasMessageContaining("Port (" + server.port() + ")")
          .hasMessageContaining("Maybe");
    }
  }
}
