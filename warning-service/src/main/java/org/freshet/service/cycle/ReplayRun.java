package org.freshet.service.cycle;

import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.freshet.flood.FloodState;
import org.freshet.flood.WaterBalance;
import org.freshet.progress.Progress;
import org.freshet.rain.RainForecast;
import org.freshet.rain.RainFrame;
import org.freshet.service.publish.PeakDepth;
import org.freshet.service.publish.Replay;
import org.freshet.service.publish.RunFigures;
import org.freshet.service.publish.Snapshot;
import org.freshet.warning.InputAge;
import org.freshet.warning.WarningMessage;

/**
 * A past event again, cycle by cycle. Can be asked for what it has after every cycle. Not
 * thread-safe.
 */
public final class ReplayRun {
  private final PreparedArea area;
  private final RainSource rain;
  private final Instant to;
  private final SnapshotMaker snapshotMaker;
  private final PeakDepth peak;
  private final List<Snapshot> snapshots = new ArrayList<>();
  private final List<WarningMessage> messages = new ArrayList<>();
  private final Map<String, Double> seconds = new LinkedHashMap<>();
  private CycleState state;

  /**
   * @param area the prepared study area
   * @param rain its rain
   * @param from first instant; nothing is known before
   * @param to last instant
   */
  public ReplayRun(PreparedArea area, RainSource rain, Instant from, Instant to) {
    this.area = area;
    this.rain = rain;
    this.to = to;
    this.state = area.cycle().start(from);
    this.snapshotMaker = new SnapshotMaker(area);
    this.peak = new PeakDepth(area.terrain().geometry());
  }

  /** Number of cycles from the first to the last instant. */
  public long cycles() {
    return (to.getEpochSecond() - state.flood().time().getEpochSecond())
        / rain.interval().toSeconds();
  }

  /** Whether another cycle lies ahead. */
  public boolean hasNext() {
    return !state.flood().time().plus(rain.interval()).isAfter(to);
  }

  /** Runs one cycle. */
  public CycleResult next() {
    Instant now = state.flood().time().plus(rain.interval());
    long started = System.nanoTime();
    RainFrame observed = rain.observed(now);
    started = lap("rain", started);
    RainForecast ahead = rain.ahead(now);
    started = lap("nowcast", started);
    List<InputAge> inputs = rain.inputs(now);
    CycleResult result = area.cycle().step(state, observed, ahead, inputs);
    state = result.state();
    started = lap("cycle", started);
    Snapshot snapshot = snapshotMaker.snapshot(result, peak);
    snapshots.add(snapshot);
    messages.addAll(result.messages());
    lap("snapshot", started);
    return result;
  }

  private long lap(String stage, long startedNanos) {
    long now = System.nanoTime();
    seconds.merge(stage, (now - startedNanos) / 1e9, Double::sum);
    return now;
  }

  /** Runs all cycles that are left. */
  public ReplayRun runAll(Progress progress) {
    progress.begin("replay", cycles());
    while (hasNext()) {
      next();
      progress.advance(1);
    }
    return this;
  }

  /** The transit hints in force after the last cycle. */
  public Snapshot newest() {
    return snapshots.get(snapshots.size() - 1);
  }

  /** All of it so far, as the outputs want it. */
  public Replay replay() {
    FloodState flood = state.flood();
    WaterBalance balance = flood.balance();
    Map<String, Integer> findings = new TreeMap<>(area.findings());
    findings.putAll(rain.findings());
    RunFigures figures =
        new RunFigures(
            balance.rain_m3(),
            balance.stored_m3() + balance.travelling_m3(),
            balance.infiltrated_m3(),
            balance.sewered_m3(),
            balance.outflow_m3(),
            balance.relativeError(),
            area.modelVersion(),
            area.rulesVersion(),
            seconds,
            findings);
    List<WarningMessage> inOrder = new ArrayList<>(messages);
    inOrder.sort(Comparator.comparing(WarningMessage::sent));
    return new Replay(area.map(), snapshots, inOrder, peak.grid_m(), figures);
  }
}
