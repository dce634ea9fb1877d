package org.freshet.service.http;

import io.javalin.Javalin;
import io.javalin.config.JavalinConfig;
import io.javalin.http.HttpResponseException;
import io.javalin.util.JavalinBindException;
import java.io.IOException;
import java.net.BindException;
import java.util.concurrent.atomic.AtomicReference;
import org.freshet.service.publish.Site;
import org.freshet.service.publish.WaterAhead;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Serves one {@link Site}: the page, the feeds, the data. Every request sees exactly one site from
 * its first to its last byte; {@link #publish} puts the next one in place for later requests.
 * Thread-safe.
 */
public final class WebServer implements AutoCloseable {
  /** The address that only this machine reaches. */
  public static final String LOOPBACK = "127.0.0.1";

  private static final Logger LOG = LoggerFactory.getLogger(WebServer.class);
  private static final String READ_ONLY = "This server is read-only. Maybe use GET.";

  private final AtomicReference<Site> site;
  private final @Nullable WaterAhead water;
  private final Javalin app;

  /** A server that is not running yet. */
  public WebServer(Site first) {
    this(first, null);
  }

  /**
   * A server that is not running yet.
   *
   * @param water draws water on demand; null: nobody does
   */
  public WebServer(Site first, @Nullable WaterAhead water) {
    this.site = new AtomicReference<>(first);
    this.water = water;
    this.app = Javalin.create(this::configure);
  }

  private void configure(JavalinConfig config) {
    SiteHandler handler = new SiteHandler(site::get);
    config.startup.showJavalinBanner = false;
    config.jetty.modifyHttpConfiguration(http -> http.setSendServerVersion(false));
    config.routes.before(SecurityHeaders::set);
    if (water != null) {
      new WaterHandler(water).addTo(config);
    }
    config.routes.get("/*", handler);
    config.routes.head("/*", handler);
    config.routes.post("/*", ctx -> Problem.send(ctx, 405, READ_ONLY));
    config.routes.put("/*", ctx -> Problem.send(ctx, 405, READ_ONLY));
    config.routes.patch("/*", ctx -> Problem.send(ctx, 405, READ_ONLY));
    config.routes.delete("/*", ctx -> Problem.send(ctx, 405, READ_ONLY));
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

  /**
   * Starts listening.
   *
   * @param host address to listen on, {@link #LOOPBACK} unless others shall reach it
   * @param port port, 0 for any free one
   * @throws IOException where the port cannot be had
   */
  public WebServer start(String host, int port) throws IOException {
    try {
      app.start(host, port);
    } catch (JavalinBindException e) {
      BindException refused =
          new BindException(
              "Port ("
                  + port
                  + ") on "
                  + host
                  + " is not free. Maybe choose another, or 0 for any.");
      refused.initCause(e);
      throw refused;
    }
    return this;
  }

  /** The port it listens on. */
  public int port() {
    return app.port();
  }

  /** Puts the next site in place. */
  public void publish(Site next) {
    site.set(next);
  }

  /** Stops listening and ends its threads. */
  @Override
  public void close() {
    app.stop();
  }
}
