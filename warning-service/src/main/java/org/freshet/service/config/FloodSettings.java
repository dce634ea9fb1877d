package org.freshet.service.config;

import java.nio.file.Path;
import java.util.List;
import org.freshet.flood.FlowLink;
import org.freshet.flood.TravelOptions;
import org.jspecify.annotations.Nullable;

/**
 * What people built for water, in which state it is, and how wet the ground is at the start.
 *
 * @param sewersWork whether sewers take water at all
 * @param surcharged sewer districts that take none
 * @param gully_mm_h how fast gullies lower standing water where all ground is connected, mm/h
 * @param poolInfiltration_mm_h how fast a pool seeps away over open ground, mm/h
 * @param travel how runoff crosses the ground to its sink
 * @param days_mm rain of the days before the start, the last day first, mm
 * @param recent_mm rain of the last hours before the start, mm
 * @param links culverts, drains, throttles, pumps
 * @param ifBlocked links that may clog unseen, which forecasts tell of beside what is expected;
 *     {@link #ALL} alone for every one that can
 * @param basins stores the terrain does not show
 * @param reports what people and sensors saw (CSV); null: nobody reports
 */
public record FloodSettings(
    boolean sewersWork,
    List<String> surcharged,
    double gully_mm_h,
    double poolInfiltration_mm_h,
    TravelOptions travel,
    List<Double> days_mm,
    double recent_mm,
    List<Link> links,
    List<String> ifBlocked,
    List<Basin> basins,
    @Nullable Path reports) {
  /** Instead of identifiers: every link that debris can block. */
  public static final String ALL = "all";

  /** Copies the lists. */
  public FloodSettings {
    surcharged = List.copyOf(surcharged);
    days_mm = List.copyOf(days_mm);
    links = List.copyOf(links);
    ifBlocked = List.copyOf(ifBlocked);
    basins = List.copyOf(basins);
  }

  /** A place in longitude and latitude, degrees WGS84. */
  public record Spot(double lon, double lat) {}

  /**
   * A way for standing water other than over the sill.
   *
   * @param id unique name
   * @param name what people call it
   * @param kind what it is
   * @param from its inlet
   * @param to its outlet; null: the sewer
   * @param invert_m level above which it carries, m above datum
   * @param full_m head above the invert at which it carries its capacity, m
   * @param capacity_m3_s what it carries at most, m³/s
   * @param blocked whether debris blocks it
   */
  public record Link(
      String id,
      String name,
      FlowLink.Kind kind,
      Spot from,
      @Nullable Spot to,
      double invert_m,
      double full_m,
      double capacity_m3_s,
      boolean blocked) {}

  /**
   * A store the terrain does not show.
   *
   * @param id unique name
   * @param inlet where it takes water
   * @param inlet_m water level from which it does, m above datum
   * @param intake_m3_s what it takes at most, m³/s
   * @param volume_m3 what it holds, m³
   * @param throttle_m3_s what it lets go at most, m³/s
   * @param to where to; null: the sewer
   */
  public record Basin(
      String id,
      Spot inlet,
      double inlet_m,
      double intake_m3_s,
      double volume_m3,
      double throttle_m3_s,
      @Nullable Spot to) {}
}
