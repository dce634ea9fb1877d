package org.freshet.service.scenario;

import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.freshet.rain.KostraCurve;
import org.freshet.rain.RainPattern;
import org.freshet.rain.StarkregenScheme;
import org.freshet.scenario.HazardScheme;
import org.freshet.scenario.ScenarioState;
import org.freshet.scenario.WetSoil;
import org.jspecify.annotations.Nullable;

/**
 * A batch file as it was read and checked.
 *
 * @param file the file
 * @param title what the batch is about, by language
 * @param hazard classes of the maps
 * @param vehicle id of the vehicle class closed roads are counted for; null: the area's first
 * @param rescueVehicle id of the one that goes to critical places; null: fire engine, else first
 * @param buildingDepth_m water at its wall from which a building counts as affected, m
 * @param after_min how long the water is followed after the rain, min
 * @param statistics heavy rain of the place; null where the rains need none
 * @param rains the rains, at least one
 * @param states the states, at least one
 * @param wetSoil what wet ground is
 * @param measures the measures; the town as it is comes on its own
 * @param sources data sources to print on maps, by language
 * @param dataDate date of the terrain data as to be printed, empty where nobody says
 */
public record BatchSpec(
    Path file,
    Map<String, String> title,
    HazardScheme hazard,
    @Nullable String vehicle,
    @Nullable String rescueVehicle,
    double buildingDepth_m,
    int after_min,
    @Nullable Statistics statistics,
    List<RainSpec> rains,
    List<ScenarioState> states,
    WetSoil wetSoil,
    List<MeasureSpec> measures,
    Map<String, String> sources,
    String dataDate) {
  /** Copies the lists. */
  public BatchSpec {
    rains = List.copyOf(rains);
    states = List.copyOf(states);
    measures = List.copyOf(measures);
  }

  /**
   * Where the heavy rain of the place comes from: a folder of KOSTRA tables, or a closed form.
   *
   * @param line where the file says so
   * @param kostra folder of tables; null with a closed form
   * @param cell index of the raster cell; null: the one the place lies in
   * @param place longitude and latitude; null: the middle of the terrain
   * @param curve closed form; null with tables
   * @param scheme how the heavy rain index is made
   */
  public record Statistics(
      int line,
      @Nullable Path kostra,
      @Nullable Integer cell,
      @Nullable LonLatSpec place,
      @Nullable KostraCurve curve,
      StarkregenScheme scheme) {}

  /**
   * A place.
   *
   * @param lon longitude, degrees
   * @param lat latitude, degrees
   */
  public record LonLatSpec(double lon, double lat) {}

  /**
   * A rain.
   *
   * @param line where the file has it
   * @param id short name
   * @param name name by language
   * @param form what falls when
   * @param pattern where it falls; uniform for radar
   * @param cell_m size of the rain cells of a pattern, m
   * @param climate_percent what a warmer climate adds, %
   */
  public record RainSpec(
      int line,
      String id,
      Map<String, String> name,
      RainForm form,
      RainPattern pattern,
      double cell_m,
      double climate_percent) {}

  /** What falls when. */
  public sealed interface RainForm {
    /**
     * The same depth in every interval.
     *
     * @param depth_mm whole depth, mm; NaN: that of the return period
     * @param period_a return period, years; NaN where the depth is given
     */
    record Block(double depth_mm, double period_a, int duration_min) implements RainForm {}

    /** Euler type II of a return period, its peak at a share of the duration. */
    record Euler(double period_a, int duration_min, double peakShare) implements RainForm {}

    /** Depths per interval, mm. */
    record Series(int interval_min, List<Double> depths_mm) implements RainForm {
      /** Copies the list. */
      public Series {
        depths_mm = List.copyOf(depths_mm);
      }
    }

    /** A past storm as the radar of the study area saw it; gaps are an error unless allowed. */
    record Radar(Instant from, Instant to, boolean gapsAllowed) implements RainForm {}
  }

  /**
   * A measure.
   *
   * @param line where the file has it
   * @param id short name
   * @param name name by language
   * @param actions what is done
   */
  public record MeasureSpec(
      int line, String id, Map<String, String> name, List<ActionSpec> actions) {
    /** Copies the list. */
    public MeasureSpec {
      actions = List.copyOf(actions);
    }
  }

  /** Number of scenarios: rains × states × (measures and the town as it is). */
  public int scenarios() {
    return rains.size() * states.size() * (measures.size() + 1);
  }
}
