package org.freshet.service.config;

import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.util.List;
import org.freshet.exposure.VehicleClass;
import org.freshet.flood.RunoffModel;
import org.freshet.flood.SurfaceClass;
import org.jspecify.annotations.Nullable;

/**
 * A study area as its {@code area.yaml} describes it. Immutable; every file named in it was there
 * and readable when it was read. Make one with {@link AreaConfigReader#read}.
 *
 * @param file the study area file
 * @param name what people call the area
 * @param crs authority code of the metric coordinate system everything is computed in
 * @param timezone local time of messages
 * @param languages ISO 639-1 codes of message texts, the main one first
 * @param terrain the ground and what stands on it
 * @param flood culverts, pumps, basins, their state and the ground's at the start
 * @param rain where rain comes from
 * @param gauges rain and water-level gauges
 * @param observations how values of gauges and sensors arrive
 * @param areas warning areas (GeoJSON); null: the whole terrain is one area
 * @param assets critical places (GeoJSON); null: none
 * @param roads street network (OSM PBF); null: none
 * @param transit timetable (GTFS zip or folder); null: none
 * @param vehicles vehicle classes with their wading depths
 * @param rules when to warn
 * @param publish who warns and how
 * @param replay the time a replay covers by default; null: what the rain sources cover
 */
public record AreaConfig(
    Path file,
    String name,
    String crs,
    ZoneId timezone,
    List<String> languages,
    Terrain terrain,
    FloodSettings flood,
    Rain rain,
    List<Gauge> gauges,
    Observations observations,
    @Nullable Path areas,
    @Nullable Path assets,
    @Nullable Path roads,
    @Nullable Path transit,
    List<VehicleClass> vehicles,
    Rules rules,
    Publish publish,
    @Nullable Replay replay) {

  /**
   * The ground.
   *
   * @param dem elevation rasters, one or the tiles of a mosaic
   * @param buildings footprints (GeoJSON polygons)
   * @param culverts lines from inlet to outlet (GeoJSON)
   * @param landCover class code per cell on the elevation's grid
   * @param landCoverClasses what the codes mean; never empty
   * @param sewers districts with a sewer capacity (GeoJSON polygons)
   * @param works what changes the ground for a time (GeoJSON), read again when it changes
   */
  public record Terrain(
      List<Path> dem,
      @Nullable Path buildings,
      @Nullable Path culverts,
      @Nullable Path landCover,
      List<LandCoverClass> landCoverClasses,
      @Nullable Path sewers,
      @Nullable Path works) {}

  /**
   * How one kind of ground turns rain into runoff.
   *
   * @param code cell value in the land cover raster
   * @param name what people call it
   * @param runoff how much of the rain runs off after the initial loss
   * @param initialLoss_mm rain held back before anything runs off, mm
   * @param connectedShare share of it that drains to the sewers, 0 to 1
   */
  public record LandCoverClass(
      int code, String name, RunoffModel runoff, double initialLoss_mm, double connectedShare) {
    private static final double CLOUDBURST_MM = 50;

    /** As the flood model takes it. */
    public SurfaceClass surface() {
      return new SurfaceClass(code, name, runoff, initialLoss_mm, connectedShare);
    }

    /** What runs off of a cloudburst of 50 mm in an hour, mm: by it kinds of ground compare. */
    public double cloudburstRunoff_mm() {
      double after_mm = runoff.soaked_mm(0, CLOUDBURST_MM, 1);
      return runoff.excess_mm(0, after_mm, CLOUDBURST_MM);
    }
  }

  /**
   * Where rain comes from.
   *
   * @param sources in order of preference
   * @param fallback what to assume where frames are missing
   * @param statistics folder of KOSTRA tables, to say how rare the rain is; null: none
   */
  public record Rain(List<RainSource> sources, Fallback fallback, @Nullable Path statistics) {}

  /** What to assume where rain is unknown. */
  public enum Fallback {
    /** The newest frame goes on. */
    LAST_FRAME,
    /** The nearest known cell. */
    NEAREST
  }

  /** File formats of rain. */
  public enum RainType {
    /** DWD RADOLAN and RADVOR binary composites. */
    RADOLAN,
    /** ODIM HDF5 composites. */
    ODIM,
    /** HDF5 images as KNMI writes them. */
    KNMI,
    /** Gauge series alone. */
    GAUGES
  }

  /**
   * One source of rain.
   *
   * @param id unique name
   * @param type its format
   * @param path file or folder of frames; null for {@link RainType#GAUGES}
   * @param interval_min time one frame covers, minutes
   * @param url HTTP directory the frames are fetched from into {@code path}; null: others put them
   *     there
   * @param every how often the directory is asked
   * @param maxAge frames older than this do not count as live: the next source takes over
   * @param forecast the weather service's own forecast; null: none
   * @param shiftEast_m how far the rain field is moved to the east before use, m (0: as measured)
   * @param shiftNorth_m how far to the north, m
   */
  public record RainSource(
      String id,
      RainType type,
      @Nullable Path path,
      int interval_min,
      @Nullable String url,
      Duration every,
      Duration maxAge,
      @Nullable OfficialForecast forecast,
      double shiftEast_m,
      double shiftNorth_m) {}

  /**
   * The weather service's own forecast, such as RV. It goes before ours while it is young.
   *
   * @param path folder of its archives
   * @param url HTTP directory they are fetched from; null: others put them there
   * @param maxAge an older one is not used
   */
  public record OfficialForecast(Path path, @Nullable String url, Duration maxAge) {}

  /** What a gauge measures. */
  public enum GaugeKind {
    /** Rain depth per interval, mm. */
    RAIN,
    /** Water level above the gauge's zero, m. */
    LEVEL
  }

  /**
   * A gauge.
   *
   * @param id unique name
   * @param kind what it measures
   * @param name what people call it
   * @param lon longitude, degrees WGS84
   * @param lat latitude, degrees WGS84
   * @param series its time series; null where it only reports live
   * @param interval_min time between values, minutes
   * @param zero_m height of a level gauge's zero above datum, m; NaN where unknown
   * @param stages_m warning stages above the zero, ascending, m
   * @param key the sensor its values come under when it reports live; its id by default
   * @param trust how far its level moves the computed water of the sink it stands in, 0 (not at
   *     all) to 1
   */
  public record Gauge(
      String id,
      GaugeKind kind,
      String name,
      double lon,
      double lat,
      @Nullable Path series,
      int interval_min,
      double zero_m,
      List<Double> stages_m,
      String key,
      double trust) {}

  /**
   * When to warn.
   *
   * @param leadTime_min how far ahead a forecast may warn, minutes
   * @param clearAfterCycles quiet cycles before a warning is lowered
   * @param levels water on a street that makes a level, ascending in both
   */
  public record Rules(int leadTime_min, int clearAfterCycles, List<LevelRule> levels) {}

  /**
   * Water on a street that makes a warning level.
   *
   * @param level 1 to 4
   * @param roadDepth_m depth from which it holds, m
   */
  public record LevelRule(int level, double roadDepth_m) {}

  /** How far a message goes by itself. */
  public enum Policy {
    /** Sent at once. */
    AUTO,
    /** Sent once a person agreed. */
    APPROVE,
    /** Never sent, only written down. */
    DRAFT
  }

  /** CAP status. */
  public enum Status {
    /** For action. */
    ACTUAL,
    /** For exercise participants. */
    EXERCISE,
    /** Between systems. */
    SYSTEM,
    /** Technical test. */
    TEST,
    /** Not for action. */
    DRAFT
  }

  /**
   * Who warns and how.
   *
   * @param sender CAP sender, an address-like name without blanks
   * @param senderName who that is
   * @param status CAP status
   * @param web page with more, empty where there is none
   * @param policy how far a message goes by itself
   */
  public record Publish(
      String sender, String senderName, Status status, String web, Policy policy) {}

  /**
   * The time a replay covers.
   *
   * @param from first instant
   * @param to last instant
   */
  public record Replay(Instant from, Instant to) {}
}
