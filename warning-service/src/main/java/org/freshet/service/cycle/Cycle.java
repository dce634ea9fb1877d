package org.freshet.service.cycle;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.freshet.exposure.AreaImpact;
import org.freshet.exposure.BlockedStreet;
import org.freshet.exposure.BlockedStreets;
import org.freshet.exposure.Exposure;
import org.freshet.exposure.ImpactSeries;
import org.freshet.exposure.PassabilityWindow;
import org.freshet.exposure.VehicleClass;
import org.freshet.flood.AntecedentRain;
import org.freshet.flood.BlockedOutlooks;
import org.freshet.flood.FloodForecast;
import org.freshet.flood.FloodState;
import org.freshet.flood.FloodStateCodec;
import org.freshet.rain.RainForecast;
import org.freshet.rain.RainFrame;
import org.freshet.rain.RainRarity;
import org.freshet.service.area.Work;
import org.freshet.service.publish.GroundChange;
import org.freshet.service.publish.WaterCorrection;
import org.freshet.warning.AreaOutlook;
import org.freshet.warning.IncidentBook;
import org.freshet.warning.OutlookMaker;
import org.freshet.warning.WarningRules;
import org.jspecify.annotations.Nullable;

/**
 * One cycle: rain in, water levels, impacts, warnings and hints out. A pure function of what it is
 * given, so a past day replays bit for bit. Keeps nothing but the models of its links and the
 * reports it last heard; for one thread.
 */
public final class Cycle {
  /** Share of the forecast members that closures go by: the median. */
  private static final double CLOSURE_QUANTILE = 0.5;

  /** How long a report can be taken back; its water has long gone then. */
  private static final Duration REMEMBERED = Duration.ofHours(24);

  private final Grounds grounds;
  private final WarningRules rules;
  private final List<VehicleClass> vehicles;
  private final TransitPlan transit;
  private final int threads;
  private final FieldReports reports;
  private final AntecedentRain rainBefore;
  private final CloggingLinks clogging;

  /**
   * @param grounds the ground of the study area as works change it
   * @param rules when to warn
   * @param vehicles classes of vehicles closures are told for
   * @param transit its transit lines
   * @param threads how many threads the forecast may use; the result does not depend on it
   * @param reports what people and sensors saw
   * @param rainBefore how wet the ground is at the start
   * @param clogging links whose blocking is told of beside what is expected
   */
  public Cycle(
      Grounds grounds,
      WarningRules rules,
      List<VehicleClass> vehicles,
      TransitPlan transit,
      int threads,
      FieldReports reports,
      AntecedentRain rainBefore,
      CloggingLinks clogging) {
    this.grounds = grounds;
    this.rules = rules;
    this.vehicles = List.copyOf(vehicles);
    this.transit = transit;
    this.threads = threads;
    this.reports = reports;
    this.rainBefore = rainBefore;
    this.clogging = clogging;
  }

  /** The ground as works change it. */
  public Grounds grounds() {
    return grounds;
  }

  /** The rules it warns by. */
  public WarningRules rules() {
    return rules;
  }

  /** A town without water and incidents, its ground as wet as the rain before left it. */
  public CycleState start(Instant time) {
    GroundModel ground = grounds.at(time);
    return new CycleState(
        ground.flood().start(time, rainBefore), ground, IncidentBook.empty(rules), List.of());
  }

  /**
   * Goes one step on.
   *
   * @param before where the last cycle ended
   * @param observed rain since then
   * @param ahead rain to come
   * @param heard what else is known
   */
  public CycleResult step(CycleState before, RainFrame observed, RainForecast ahead, Heard heard) {
    Instant start = before.flood().time();
    GroundModel ground = grounds.at(observed.end());
    Carried carried = carried(before, ground);
    Exposure exposure = ground.exposure();
    FloodState stepped =
        reports.withLinks(ground.flood(), carried.state(), observed.end()).step(observed);
    FieldReports.Corrected corrected =
        reports.apply(stepped, start, before.corrections(), heard.sensed());
    FloodState state = corrected.state();
    Instant now = state.time();
    List<WaterCorrection> corrections = new ArrayList<>(before.corrections());
    corrections.removeIf(earlier -> earlier.seen().isBefore(now.minus(REMEMBERED)));
    corrections.addAll(corrected.made());
    FloodForecast forecast = state.model().forecast(state, ahead, threads);
    BlockedOutlooks ifBlocked = clogging.outlooks(forecast, ahead, threads);
    Map<String, BlockedStreet> deeper =
        ifBlocked == null
            ? Map.of()
            : new BlockedStreets(exposure, ground.terrain()).deepest(ifBlocked);
    double[] thresholds_m = rules.thresholds_m();
    List<AreaImpact> impacts = exposure.impacts(now, state.levels(), thresholds_m);
    List<ImpactSeries> series = exposure.impacts(forecast, thresholds_m);
    List<AreaOutlook> outlooks =
        new OutlookMaker(rules, ground.version())
            .outlooks(now, impacts, series, heard.inputs(), state.quality().recentShare()).stream()
                .map(outlook -> with(heard.rarities().get(outlook.areaKey()), outlook))
                .map(outlook -> with(deeper.get(outlook.areaKey()), outlook))
                .toList();
    IncidentBook.Step said = before.book().step(now, outlooks);
    List<PassabilityWindow> windows =
        exposure.windows(exposure.depths(state, forecast, CLOSURE_QUANTILE), vehicles);
    return new CycleResult(
        new CycleState(state, ground, said.book(), corrections),
        observed,
        heard.inputs(),
        outlooks,
        impacts,
        exposure.edgeDepths_m(state.levels()),
        windows,
        transit.hints(windows, now, horizon(now, forecast)),
        forecast,
        ifBlocked,
        said.messages(),
        corrected.made(),
        carried.change());
  }

  private record Carried(FloodState state, @Nullable GroundChange change) {}

  /** The water on the ground as it is now; where that changed, carried over and told. */
  private static Carried carried(CycleState before, GroundModel ground) {
    if (before.ground().equals(ground)) {
      return new Carried(before.flood(), null);
    }
    FloodStateCodec.Restored restored = FloodStateCodec.carry(before.flood(), ground.flood());
    List<Work> then = before.ground().works();
    return new Carried(
        restored.state(),
        new GroundChange(
            idsWithout(ground.works(), then),
            idsWithout(then, ground.works()),
            restored.carriedNodes(),
            restored.pouredNodes(),
            restored.corrected_m3()));
  }

  private static List<String> idsWithout(List<Work> works, List<Work> others) {
    return works.stream().filter(work -> !others.contains(work)).map(Work::id).toList();
  }

  private static AreaOutlook with(@Nullable RainRarity rarity, AreaOutlook outlook) {
    return rarity == null ? outlook : outlook.with(rarity);
  }

  private static AreaOutlook with(@Nullable BlockedStreet street, AreaOutlook outlook) {
    return street == null ? outlook : outlook.with(street);
  }

  private static Instant horizon(Instant now, FloodForecast forecast) {
    List<Instant> times = forecast.times();
    return times.isEmpty() ? now : times.get(times.size() - 1);
  }
}
