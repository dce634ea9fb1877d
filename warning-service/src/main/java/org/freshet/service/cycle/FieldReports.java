package org.freshet.service.cycle;

import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.freshet.flood.FloodModel;
import org.freshet.flood.FloodState;
import org.freshet.flood.LevelCorrection;
import org.freshet.flood.LevelCorrections;
import org.freshet.flood.LevelReading;
import org.freshet.flood.Structures;
import org.freshet.service.publish.WaterCorrection;
import org.freshet.sink.DepressionHierarchy;
import org.freshet.sink.SinkLevels;

/**
 * Lets reports correct the computed water: a level moves it by its trust, a blocked link closes by
 * its trust, and a report that is taken back is undone. What happened is told, nothing is silent.
 * Immutable but for the last model it made; for one thread.
 */
public final class FieldReports {
  private final List<FieldReport> reports;
  private final Map<Structures, FloodModel> models = new HashMap<>();

  /** Keeps the reports in the order they were seen; of one instant by identifier. */
  public FieldReports(List<FieldReport> reports) {
    List<FieldReport> sorted = new ArrayList<>(reports);
    sorted.sort(Comparator.comparing(FieldReport::time).thenComparing(FieldReport::id));
    this.reports = List.copyOf(sorted);
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

  /** The state under a model whose links are as far open as reports say at an instant. */
  FloodState withLinks(FloodModel model, FloodState state, Instant now) {
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
    return state.on(
        structures.equals(model.structures())
            ? model
            : models.computeIfAbsent(structures, model::withStructures));
  }

  /**
   * Applies what was seen or taken back after one instant and up to another.
   *
   * @param standing corrections of earlier steps, to be undone when their report is taken back
   */
  Corrected apply(FloodState state, Instant after, List<WaterCorrection> standing) {
    Instant now = state.time();
    FloodState corrected = state;
    List<WaterCorrection> made = new ArrayList<>();
    for (FieldReport report : reports) {
      Instant back = report.withdrawn();
      if (back != null && back.isAfter(after) && !back.isAfter(now)) {
        for (WaterCorrection earlier : standing) {
          if (earlier.report().equals(report.id()) && !earlier.withdrawn()) {
            FloodState undone =
                LevelCorrections.undo(corrected, earlier.leaf(), earlier.added_m3());
            made.add(undone(report, earlier, corrected, undone));
            corrected = undone;
          }
        }
      }
      if (report.time().isAfter(after) && report.standsAt(now)) {
        corrected = seen(report, corrected, made);
      }
    }
    return new Corrected(corrected, made);
  }

  private static FloodState seen(FieldReport report, FloodState state, List<WaterCorrection> made) {
    if (report.link() != null) {
      made.add(note(report, "blocked: " + report.link(), -1, 0, 0, 0, false));
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
            false));
    return result.state();
  }

  private static WaterCorrection undone(
      FieldReport report, WaterCorrection earlier, FloodState before, FloodState after) {
    if (earlier.leaf() < 0) {
      return note(report, earlier.what(), -1, 0, 0, 0, true);
    }
    float ground_m = before.model().terrain().elevation().get(report.cell());
    return note(
        report,
        earlier.what(),
        earlier.leaf(),
        over(level_m(before.levels(), earlier.leaf()), ground_m),
        over(level_m(after.levels(), earlier.leaf()), ground_m),
        after.balance().corrected_m3() - before.balance().corrected_m3(),
        true);
  }

  private static float level_m(SinkLevels levels, int leaf) {
    return leaf == DepressionHierarchy.NONE ? Float.NaN : levels.level_m(leaf);
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
        withdrawn);
  }
}
