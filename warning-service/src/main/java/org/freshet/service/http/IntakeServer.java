package org.freshet.service.http;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.javalin.Javalin;
import io.javalin.config.JavalinConfig;
import io.javalin.http.Context;
import io.javalin.http.HttpResponseException;
import io.javalin.util.JavalinBindException;
import java.io.IOException;
import java.net.BindException;
import java.util.Locale;
import java.util.function.Supplier;
import org.freshet.service.ingest.push.PushAnswer;
import org.freshet.service.ingest.push.PushAnswer.Refused;
import org.freshet.service.ingest.push.PushAnswer.Stored;
import org.freshet.service.ingest.push.PushIntake;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Where values come in and where one sees how that goes: {@code POST /api/observations} with a
 * bearer token, {@code GET /api/inputs.json}, {@code GET /metrics}. Errors are problem documents
 * (RFC 9457). Thread-safe.
 */
public final class IntakeServer implements AutoCloseable {
  private static final Logger LOG = LoggerFactory.getLogger(IntakeServer.class);
  private static final ObjectMapper JSON = new ObjectMapper();
  private static final int UNAUTHORISED = 401;
  private static final int UNAVAILABLE = 503;

  private final @Nullable PushIntake intake;
  private final Supplier<byte[]> inputs;
  private final Supplier<String> metrics;
  private final Javalin app;

  /**
   * A server that is not running yet.
   *
   * @param intake null: nobody may push
   * @param inputs the state of all sources as JSON
   * @param metrics the same as Prometheus text
   */
  public IntakeServer(
      @Nullable PushIntake intake, Supplier<byte[]> inputs, Supplier<String> metrics) {
    this.intake = intake;
    this.inputs = inputs;
    this.metrics = metrics;
    this.app = Javalin.create(this::configure);
  }

  private void configure(JavalinConfig config) {
    config.startup.showJavalinBanner = false;
    config.jetty.modifyHttpConfiguration(http -> http.setSendServerVersion(false));
    config.routes.before(SecurityHeaders::set);
    config.routes.post("/api/observations", this::push);
    config.routes.get(
        "/api/inputs.json",
        ctx ->
            ctx.contentType("application/json")
                .header("Cache-Control", "no-cache")
                .result(inputs.get()));
    config.routes.get(
        "/metrics",
        ctx -> ctx.contentType("text/plain; version=0.0.4; charset=utf-8").result(metrics.get()));
    config.routes.exception(
        HttpResponseException.class,
        (e, ctx) -> Problem.send(ctx, e.getStatus(), String.valueOf(e.getMessage())));
    config.routes.exception(
        Exception.class,
        (e, ctx) -> {
          LOG.error("Request {} {} failed", ctx.method(), ctx.path(), e);
          Problem.send(ctx, 500, "The server made a mistake. Its log says more.");
        });
  }

  private void push(Context ctx) throws IOException {
    PushIntake open = intake;
    if (open == null) {
      Problem.send(ctx, 404, "Nobody may push here. Maybe add observations.push to area.yaml.");
      return;
    }
    String authorization = ctx.header("Authorization");
    if (!open.allows(authorization)) {
      ctx.header("WWW-Authenticate", "Bearer");
      Problem.send(ctx, UNAUTHORISED, "A bearer token is needed, and the right one.");
      return;
    }
    String type = ctx.contentType();
    if (type != null && !type.toLowerCase(Locale.ROOT).contains("json")) {
      Problem.send(ctx, 415, "The body is " + type + ". Maybe send application/json.");
      return;
    }
    byte[] body = ctx.req().getInputStream().readNBytes((int) open.most_bytes() + 1);
    PushAnswer answer = open.take(authorization, body);
    if (answer instanceof Refused refused) {
      if (refused.status() == UNAVAILABLE) {
        ctx.header("Retry-After", "30");
      }
      Problem.send(ctx, refused.status(), refused.detail());
    } else if (answer instanceof Stored stored) {
      ctx.contentType("application/json").result(json(stored));
    }
  }

  private static byte[] json(Stored stored) throws JsonProcessingException {
    ObjectNode json = JSON.createObjectNode();
    json.put("added", stored.counts().added());
    json.put("repeated", stored.counts().repeated());
    json.put("revised", stored.counts().revised());
    ArrayNode findings = json.putArray("findings");
    stored
        .findings()
        .forEach(
            finding ->
                findings
                    .addObject()
                    .put("code", finding.code().name())
                    .put("count", finding.count())
                    .put("message", finding.message()));
    return JSON.writeValueAsBytes(json);
  }

  /**
   * Starts listening.
   *
   * @throws IOException where the port cannot be had
   */
  public IntakeServer start(String host, int port) throws IOException {
    try {
      app.start(host, port);
    } catch (JavalinBindException e) {
      BindException refused =
          new BindException(
              "Port (" + port + ") on " + host + " is not free. Maybe choose another.");
      refused.initCause(e);
      throw refused;
    }
    return this;
  }

  /** The port it listens on. */
  public int port() {
    return app.port();
  }

  /** Stops listening. */
  @Override
  public void close() {
    app.stop();
  }
}
