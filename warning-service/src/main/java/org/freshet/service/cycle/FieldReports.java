package org.freshet.service.cycle;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Supplier;
import org.freshet.flood.BiasChange;
import org.freshet.flood.FloodModel;
import org.freshet.flood.FloodState;
import org.freshet.flood.LevelCorrection;
import org.freshet.flood.LevelCorrections;
import org.freshet.flood.LevelReading;
import org.freshet.flood.Structures;
import org.freshet.service.publish.WaterCorrection;
import org.freshet.sink.DepressionHierarchy;
import org.freshet.sink.SinkLevels;
import org.jspecify.annotations.Nullable;

/**
 * Lets reports correct the computed water: a level moves it by its trust and teaches how far the
 * runoff there is wrong, a blocked link closes by its trust, and a report that is taken back is
 * undone. One that comes in late, by half an hour at most, counts from then on. What happened is
 * told, nothing is silent. Asks for the reports anew at every step; for one thread.
 */
public final class FieldReports {
  /** A sensor that differs by less agrees with the computed water, m. */
  static final double AGREES_M = 0.01;

  /** Longer ago, and what was seen says little about now. */
  static final Duration LATE = Duration.ofMinutes(30);

  private final Supplier<List<FieldReport>> source;
  private final Map<Structures, FloodModel> models = new HashMap<>();
  private @Nullable FloodModel modelsOf;
  private List<FieldReport> reports;

  /** Reports that are all there. */
  public FieldReports(List<FieldReport> reports) {
    this(() -> reports);
  }

  /** Reports that may become more or be taken back. */
  public FieldReports(Supplier<List<FieldReport>> source) {
    this.source = source;
    this.reports = ask();
  }

  /** In the order they were seen; of one instant by identifier. */
  private List<FieldReport> ask() {
    return inOrder(source.get());
  }

  private static List<FieldReport> inOrder(Collection<FieldReport> some) {
    List<FieldReport> sorted = new ArrayList<>(some);
    sorted.sort(Comparator.comparing(FieldReport::time).thenComparing(FieldReport::id));
    return List.copyOf(sorted);
  }

  /** Nobody reports. */
  public static FieldReports none() {
    return new FieldReports(List.of());
  }

  /**
   * A state with what was seen up to it.
   *
   * @param state the state
   * @param made corrections of this step
   */
  record Corrected(FloodState state, List<WaterCorrection> made) {}

  /** Asks for the reports; the state under a model whose links are as far open as they say. */
  FloodState withLinks(FloodModel model, FloodState state, Instant now) {
    reports = ask();
    Map<String, Double> open = new LinkedHashMap<>();
    for (FieldReport report : reports) {
      if (report.link() != null && report.standsAt(now)) {
        open.merge(report.link(), 1 - report.trust(), (a, b) -> a * b);
      }
    }
    Structures structures = model.structures();
    for (var link : model.structures().links()) {
      Double share = open.get(link.id());
      if (share != null) {
        structures = structures.withOpenShare(link.id(), link.openShare() * share);
      }
    }
    if (structures.equals(state.model().structures())) {
      return state;
    }
    if (modelsOf != model) {
      models.clear();
      modelsOf = model;
    }
    return state.on(
        structures.equals(model.structures())
            ? model
            : models.computeIfAbsent(structures, model::withStructures));
  }

  /**
   * Applies what was seen or taken back after one instant and up to another, of the reports that
   * {@link #withLinks} found.
   *
   * @param standing corrections of earlier steps, to be undone when their report is taken back
   */
  Corrected apply(FloodState state, Instant after, List<WaterCorrection> standing) {
    return apply(state, after, standing, List.of());
  }

  /**
   * The same with what sensors measured; people's reports of the same instant come after it.
   *
   * @param sensed levels of sensors; one a person took back under its id does not count
   */
  Corrected apply(
      FloodState state, Instant after, List<WaterCorrection> standing, List<FieldReport> sensed) {
    Instant now = state.time();
    FloodState corrected = state;
    List<WaterCorrection> made = new ArrayList<>();
    for (FieldReport report : all(sensed)) {
      Instant back = report.withdrawn();
      if (back != null && back.isAfter(after) && !back.isAfter(now)) {
        for (WaterCorrection earlier : standing) {
          if (earlier.report().equals(report.id()) && !earlier.withdrawn()) {
            FloodState undone =
                LevelCorrections.undo(
                    corrected,
                    leafNow(report, corrected),
                    earlier.added_m3(),
                    earlier.bias().change());
            made.add(undone(report, earlier, corrected, undone));
            corrected = undone;
          }
        }
      }
      boolean late = !report.time().isAfter(after);
      boolean young = report.time().isAfter(after.minus(LATE));
      if (young && report.standsAt(now) && !(late && isKnown(report, standing))) {
        corrected = seen(report, corrected, made);
      }
    }
    return new Corrected(corrected, made);
  }

  private List<FieldReport> all(List<FieldReport> sensed) {
    Map<String, FieldReport> byId = new LinkedHashMap<>();
    sensed.forEach(one -> byId.put(one.id(), one));
    reports.forEach(one -> byId.put(one.id(), one));
    return inOrder(byId.values());
  }

  /** The leaf over a report's place; not that of then, for the ground may have changed since. */
  private static int leafNow(FieldReport report, FloodState state) {
    return report.cell() < 0
        ? DepressionHierarchy.OUTSIDE
        : state.model().terrain().leafOf(report.cell());
  }

  private static boolean isKnown(FieldReport report, List<WaterCorrection> standing) {
    return standing.stream().anyMatch(earlier -> earlier.report().equals(report.id()));
  }

  /** Whether a sensor's level is that of the computed water, or it stands in no sink. */
  private static boolean agrees(FieldReport report, FloodState state) {
    int leaf = leafNow(report, state);
    if (leaf < 0) {
      return true;
    }
    double pit_m = state.model().terrain().hierarchy().pitElevation_m(leaf);
    float level_m = state.levels().level_m(leaf);
    double computed_m = Float.isNaN(level_m) ? pit_m : level_m;
    return Math.abs(Math.max(pit_m, report.level_m()) - computed_m) < AGREES_M;
  }

  private static FloodState seen(FieldReport report, FloodState state, List<WaterCorrection> made) {
    if (report.link() != null) {
      made.add(note(report, "blocked: " + report.link(), -1, 0, 0, 0, BiasChange.NONE, false));
      return state;
    }
    if (report.isRoutine() && agrees(report, state)) {
      return state;
    }
    LevelReading reading =
        new LevelReading(report.source(), report.cell(), report.level_m(), report.trust());
    LevelCorrections.Result result = LevelCorrections.apply(state, List.of(reading));
    LevelCorrection done = result.made().get(0);
    float ground_m = state.model().terrain().elevation().get(report.cell());
    made.add(
        note(
            report,
            "water level " + report.level_m() + " m",
            done.leaf(),
            over(done.before_m(), ground_m),
            over(done.after_m(), ground_m),
            done.added_m3(),
            done.bias(),
            false));
    return result.state();
  }

  private static WaterCorrection undone(
      FieldReport report, WaterCorrection earlier, FloodState before, FloodState after) {
    if (earlier.leaf() < 0) {
      return note(report, earlier.what(), -1, 0, 0, 0, BiasChange.NONE, true);
    }
    float ground_m = before.model().terrain().elevation().get(report.cell());
    int leaf = leafNow(report, before);
    BiasChange bias =
        leaf < 0
            ? BiasChange.NONE
            : new BiasChange(before.runoffFactor(leaf), after.runoffFactor(leaf), 0);
    return note(
        report,
        earlier.what(),
        leaf,
        over(level_m(before.levels(), leaf), ground_m),
        over(level_m(after.levels(), leaf), ground_m),
        after.balance().corrected_m3() - before.balance().corrected_m3(),
        bias,
        true);
  }

  private static float level_m(SinkLevels levels, int leaf) {
    return leaf < 0 ? Float.NaN : levels.level_m(leaf);
  }

  private static double over(float level_m, float ground_m) {
    return Float.isNaN(level_m) ? 0 : Math.max(0, level_m - ground_m);
  }

  private static WaterCorrection note(
      FieldReport report,
      String what,
      int leaf,
      double before_m,
      double after_m,
      double added_m3,
      BiasChange bias,
      boolean withdrawn) {
    return new WaterCorrection(
        report.id(),
        report.source(),
        report.time(),
        what,
        leaf,
        before_m,
        after_m,
        added_m3,
        bias,
        withdrawn);
  }
}
