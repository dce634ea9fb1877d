package org.freshet.service.publish;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.Arrays;
import java.util.List;
import java.util.concurrent.atomic.AtomicReference;
import org.freshet.dem.geotiff.GeoTiffOptions;
import org.freshet.dem.geotiff.GeoTiffWriter;
import org.freshet.flood.FloodForecast;
import org.freshet.flood.WaterTiles;
import org.freshet.grid.GridGeometry;
import org.freshet.sink.SinkLevels;
import org.freshet.sink.TerrainModel;
import org.jspecify.annotations.Nullable;

/**
 * The water of the newest cycle, drawn when somebody asks: of now or any time ahead, of one member
 * or of a quantile over all. Costs the tiles that hold water. Thread-safe; of several who ask at
 * once, one is served after the other.
 */
public final class WaterAhead {
  private final ToLonLat toLonLat;
  private final AtomicReference<@Nullable FloodForecast> newest = new AtomicReference<>();
  private @Nullable WaterTiles tiles;
  private @Nullable TerrainModel tilesOf;

  /** Over the terrain of whatever forecast is newest; laid out when first asked. */
  public WaterAhead(ToLonLat toLonLat) {
    this.toLonLat = toLonLat;
  }

  /** Takes the forecast of the newest cycle. */
  public void publish(FloodForecast forecast) {
    newest.set(forecast);
  }

  /** What can be asked for, as JSON: when it was issued, the times ahead, how many members. */
  public byte[] times() {
    FloodForecast forecast = forecast();
    ObjectNode json = GeoJson.JSON.createObjectNode();
    json.put("issued", forecast.start().time().toString());
    ArrayNode times = json.putArray("times");
    forecast.times().forEach(time -> times.add(time.toString()));
    json.put("members", forecast.memberCount());
    return Json.compact(json);
  }

  /** Polygons of the water, GeoJSON. */
  public synchronized byte[] polygons(WaterChoice choice) {
    FloodForecast forecast = forecast();
    SinkLevels levels = levels(forecast, choice);
    float depth_m = (float) choice.depth_m();
    return WaterFile.json(tiles(forecast).polygons(levels, depth_m), depth_m, toLonLat);
  }

  /**
   * Depths of the whole study raster in m, GeoTIFF; 0 where it is dry or has no data.
   *
   * @throws UncheckedIOException if there is no room for a temporary file
   */
  public synchronized byte[] depths(WaterChoice choice) {
    FloodForecast forecast = forecast();
    List<WaterTiles.Tile> wet =
        tiles(forecast).depths(levels(forecast, choice), (float) choice.depth_m());
    GridGeometry geometry = forecast.start().model().terrain().geometry();
    try {
      Path file = Files.createTempFile("freshet-depth", ".tif");
      try {
        GeoTiffWriter.write(
            file,
            geometry,
            (int row, int rows, float[] into) -> fill(wet, row, rows, geometry.cols(), into),
            GeoTiffOptions.defaults());
        return Files.readAllBytes(file);
      } finally {
        Files.deleteIfExists(file);
      }
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static void fill(List<WaterTiles.Tile> wet, int row, int rows, int cols, float[] into) {
    Arrays.fill(into, 0, rows * cols, 0);
    for (WaterTiles.Tile tile : wet) {
      int last = Math.min(row + rows, tile.row0() + tile.rows());
      for (int r = Math.max(row, tile.row0()); r < last; r++) {
        System.arraycopy(
            tile.depth_m(),
            (r - tile.row0()) * tile.cols(),
            into,
            (r - row) * cols + tile.col0(),
            tile.cols());
      }
    }
  }

  private WaterTiles tiles(FloodForecast forecast) {
    TerrainModel terrain = forecast.start().model().terrain();
    WaterTiles made = tiles;
    if (made == null || tilesOf != terrain) {
      made = new WaterTiles(terrain);
      tiles = made;
      tilesOf = terrain;
    }
    return made;
  }

  private FloodForecast forecast() {
    FloodForecast forecast = newest.get();
    if (forecast == null) {
      throw new IllegalStateException("No cycle has run yet. Maybe ask again in some minutes.");
    }
    return forecast;
  }

  private static SinkLevels levels(FloodForecast forecast, WaterChoice choice) {
    Instant issued = forecast.start().time();
    Instant time = choice.time() == null ? issued.plus(choice.lead()) : choice.time();
    if (time.equals(issued)) {
      return forecast.start().levels();
    }
    int lead = forecast.times().indexOf(time);
    if (lead < 0) {
      throw new IllegalArgumentException(
          "Nothing is known of " + time + ". Maybe " + issued + " or one of " + forecast.times());
    }
    Integer member = choice.member();
    if (member == null) {
      return forecast.quantile(lead, choice.quantile());
    }
    if (member >= forecast.memberCount()) {
      throw new IllegalArgumentException(
          "member (" + member + ") must be 0 to " + (forecast.memberCount() - 1) + ".");
    }
    return forecast.levels(member, lead);
  }
}
