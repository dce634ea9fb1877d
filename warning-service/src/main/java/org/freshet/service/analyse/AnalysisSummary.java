package org.freshet.service.analyse;

import com.fasterxml.jackson.annotation.JsonPropertyOrder;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * The figures of an analysis, as {@code summary.json} holds them.
 *
 * @param files what was read
 * @param crs coordinate reference system
 * @param rows rows of the raster
 * @param cols columns
 * @param cellSize_m cell size; a number for square cells, width and height otherwise
 * @param validCells cells with a height
 * @param nodataCells cells without
 * @param filledCells cells raised by filling
 * @param fillVolume_m3 volume of the filling, which is what all sinks hold together
 * @param maxFillDepth_m deepest filling
 * @param depressions number of pits
 * @param sinksListed sinks kept by the filter in {@code sinks.geojson}
 * @param sinksOutermost those of them that lie in no other
 * @param drainagePaths paths in {@code drainage-paths.geojson}
 * @param maxAccumulation_cells largest flow accumulation, cells
 * @param rain what each rain does
 * @param largestSinks outermost sinks of most volume
 * @param topPaths paths to look at first
 * @param culvertsBlocked what blocking all culverts does; null without culverts
 * @param findings what was noticed about the input
 * @param seconds time per stage, s; reading and writing are stages of their own
 */
@JsonPropertyOrder({
  "files",
  "crs",
  "rows",
  "cols",
  "cellSize_m",
  "validCells",
  "nodataCells",
  "filledCells",
  "fillVolume_m3",
  "maxFillDepth_m",
  "depressions",
  "sinksListed",
  "sinksOutermost",
  "drainagePaths",
  "maxAccumulation_cells",
  "rain",
  "largestSinks",
  "topPaths",
  "culvertsBlocked",
  "findings",
  "seconds"
})
public record AnalysisSummary(
    List<String> files,
    String crs,
    int rows,
    int cols,
    Object cellSize_m,
    long validCells,
    long nodataCells,
    long filledCells,
    double fillVolume_m3,
    double maxFillDepth_m,
    long depressions,
    int sinksListed,
    int sinksOutermost,
    int drainagePaths,
    long maxAccumulation_cells,
    List<RainResult> rain,
    List<SinkLine> largestSinks,
    List<PathLine> topPaths,
    @Nullable Blocking culvertsBlocked,
    List<String> findings,
    Map<String, Double> seconds) {

  /** A sink: its id, pit in the raster's CRS, depth, area, volume and catchment. */
  public record SinkLine(
      long id,
      double x,
      double y,
      double depth_m,
      double area_m2,
      double volume_m3,
      double catchment_m2) {}

  /** A path: sinks it links, where it begins, and what makes it matter. */
  public record PathLine(
      long fromSink,
      long toSink,
      double x,
      double y,
      double length_m,
      double slope,
      double contributingArea_m2,
      double passing_m3,
      int buildings,
      int roads,
      int underpasses,
      double score) {}

  /**
   * Both states of the culverts.
   *
   * @param culverts culverts that were opened and blocked
   * @param cells cells whose height differs between the states
   * @param affectedSinks outermost sinks that differ
   * @param blockedIsWorse those of them that hold deeper water with culverts blocked
   */
  public record Blocking(int culverts, int cells, int affectedSinks, int blockedIsWorse) {}
}
