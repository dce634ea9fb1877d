package org.freshet.service.analyse;

import java.nio.file.Path;
import java.util.List;
import org.freshet.sink.SinkFilter;
import org.freshet.terrain.TerrainOptions;
import org.jspecify.annotations.Nullable;

/**
 * What to analyse.
 *
 * @param dems elevation rasters, one or the tiles of a mosaic
 * @param crs coordinate reference system where the files name none or a wrong one; null to trust
 *     them
 * @param out folder for the results; made if it does not exist
 * @param rains_mm uniform rains to pour on the terrain, mm
 * @param filter sinks to list
 * @param options how the terrain is read
 * @param layers what else lies on the ground
 * @param sheet what the picture says of the data
 * @param idsFrom folder or sinks of an earlier analysis whose ids are carried over; null for none
 * @param memory_bytes memory to get by with: a larger terrain is solved tile by tile in a file; 0
 *     for what Java may use
 */
public record AnalysisRequest(
    List<Path> dems,
    @Nullable String crs,
    Path out,
    List<Double> rains_mm,
    SinkFilter filter,
    TerrainOptions options,
    Layers layers,
    Sheet sheet,
    @Nullable Path idsFrom,
    long memory_bytes) {
  /**
   * GeoJSON files in longitude and latitude; null for none.
   *
   * @param buildings footprints, raised as obstacles
   * @param roads lines or areas that paths may cross; {@code kind} underpass marks underpasses
   * @param culverts lines from inlet to outlet with {@code inlet_invert_m}, {@code outlet_invert_m}
   * @param water lines or areas where paths end
   * @param embankments lines or areas that breaches may cut; null for all ground
   * @param breach how far banks that the terrain shows closed are cut; null for not at all
   */
  public record Layers(
      @Nullable Path buildings,
      @Nullable Path roads,
      @Nullable Path culverts,
      @Nullable Path water,
      @Nullable Path embankments,
      @Nullable Breach breach) {
    boolean none() {
      return breach == null && noFiles();
    }

    /** Whether no file is named. */
    boolean noFiles() {
      return buildings == null
          && roads == null
          && culverts == null
          && water == null
          && embankments == null;
    }
  }

  /**
   * Bounds of breaching.
   *
   * @param maxDepth_m deepest cut, m
   * @param maxLength_m longest cut, m
   */
  public record Breach(double maxDepth_m, double maxLength_m) {}

  /**
   * What the picture says of the data.
   *
   * @param language {@code de} or {@code en}
   * @param name what the terrain is called; null for the name of its first file
   * @param source who made the data; null for the names of the files
   * @param date what day the data show, as it is to be printed; null where nobody knows
   */
  public record Sheet(
      String language, @Nullable String name, @Nullable String source, @Nullable String date) {
    /** English, named after the files. */
    public static Sheet english() {
      return new Sheet("en", null, null, null);
    }
  }

  /** Copies the lists and checks the rains. */
  public AnalysisRequest {
    dems = List.copyOf(dems);
    rains_mm = List.copyOf(rains_mm);
    for (double rain_mm : rains_mm) {
      if (!(rain_mm >= 0) || rain_mm > 10_000) {
        throw new IllegalArgumentException(
            "Rain (" + rain_mm + " mm) must be 0 to 10000 mm. Maybe a misplaced decimal point.");
      }
    }
  }
}
