package org.freshet.service.http;

import io.javalin.http.Context;
import io.javalin.http.Handler;
import io.javalin.http.HandlerType;
import java.time.DateTimeException;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.time.temporal.ChronoUnit;
import java.util.Locale;
import java.util.function.Supplier;
import org.freshet.service.publish.Site;
import org.freshet.service.publish.SiteFile;
import org.jspecify.annotations.Nullable;

/** Answers GET and HEAD from a site, with validators so that nobody fetches a thing twice. */
final class SiteHandler implements Handler {
  private static final DateTimeFormatter HTTP_DATE =
      DateTimeFormatter.ofPattern("EEE, dd MMM uuuu HH:mm:ss 'GMT'", Locale.US)
          .withZone(ZoneOffset.UTC);

  private final Supplier<Site> site;

  SiteHandler(Supplier<Site> site) {
    this.site = site;
  }

  @Override
  public void handle(Context ctx) {
    String path = pathOf(ctx.path());
    SiteFile file = site.get().file(path);
    if (file == null) {
      Problem.send(ctx, 404, "There is nothing at (" + ctx.path() + ").");
      return;
    }
    ctx.header("ETag", file.etag());
    ctx.header("Last-Modified", HTTP_DATE.format(file.modified()));
    ctx.header("Vary", "Accept-Encoding");
    ctx.header(
        "Cache-Control", file.forEver() ? "public, max-age=31536000, immutable" : "no-cache");
    if (path.startsWith("feeds/") || path.endsWith("json")) {
      ctx.header("Access-Control-Allow-Origin", "*");
    }
    if (unchanged(ctx, file)) {
      ctx.status(304);
      return;
    }
    ctx.contentType(file.mediaType());
    if (ctx.method().equals(HandlerType.HEAD)) {
      ctx.header("Content-Length", Integer.toString(file.content().length));
    } else {
      ctx.result(file.content());
    }
  }

  /** Path inside the site: folders mean their index, GeoJSON also lies below {@code api/}. */
  static String pathOf(String requested) {
    String path = requested.startsWith("/") ? requested.substring(1) : requested;
    if (path.isEmpty()) {
      return "index.html";
    }
    if (path.equals("feeds/cap") || path.equals("feeds/cap/")) {
      return "feeds/cap/index.atom";
    }
    if (path.startsWith("api/") && (path.endsWith(".geojson") || path.equals("api/summary.json"))) {
      return path.substring("api/".length());
    }
    return path;
  }

  private static boolean unchanged(Context ctx, SiteFile file) {
    String tags = ctx.header("If-None-Match");
    if (tags != null) {
      for (String tag : tags.split(",")) {
        if (tag.strip().equals("*") || bare(tag.strip()).equals(bare(file.etag()))) {
          return true;
        }
      }
      return false;
    }
    Instant since = date(ctx.header("If-Modified-Since"));
    return since != null && !file.modified().truncatedTo(ChronoUnit.SECONDS).isAfter(since);
  }

  private static String bare(String tag) {
    return tag.startsWith("W/") ? tag.substring(2) : tag;
  }

  private static @Nullable Instant date(@Nullable String text) {
    if (text == null) {
      return null;
    }
    try {
      return HTTP_DATE.parse(text, Instant::from);
    } catch (DateTimeException notADate) {
      return null;
    }
  }
}
