package org.freshet.service.http;

import io.javalin.config.JavalinConfig;
import io.javalin.http.Context;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.Function;
import org.freshet.service.publish.WaterAhead;
import org.freshet.service.publish.WaterChoice;

/**
 * Water drawn on demand: {@code /api/ahead/times.json}, {@code /api/ahead/water.geojson} and {@code
 * /api/ahead/depth.tif}, the latter two with a query as {@link WaterChoice} reads it.
 */
final class WaterHandler {
  private final WaterAhead water;

  WaterHandler(WaterAhead water) {
    this.water = water;
  }

  void addTo(JavalinConfig config) {
    config.routes.get(
        "/api/ahead/times.json", ctx -> answer(ctx, "application/json", any -> water.times()));
    config.routes.get(
        "/api/ahead/water.geojson", ctx -> answer(ctx, "application/geo+json", water::polygons));
    config.routes.get("/api/ahead/depth.tif", ctx -> answer(ctx, "image/tiff", water::depths));
  }

  private static void answer(Context ctx, String type, Function<WaterChoice, byte[]> drawn) {
    try {
      Map<String, String> query = new TreeMap<>();
      ctx.queryParamMap().forEach((key, values) -> query.put(key, String.join(",", values)));
      byte[] content = drawn.apply(WaterChoice.of(query));
      ctx.header("Cache-Control", "no-cache");
      ctx.header("Access-Control-Allow-Origin", "*");
      ctx.contentType(type).result(content);
    } catch (IllegalArgumentException e) {
      Problem.send(ctx, 400, String.valueOf(e.getMessage()));
    } catch (IllegalStateException e) {
      ctx.header("Retry-After", "60");
      Problem.send(ctx, 503, String.valueOf(e.getMessage()));
    }
  }
}
