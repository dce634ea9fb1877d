package org.freshet.service.cycle;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import org.freshet.flood.FloodState;
import org.freshet.flood.WaterBalance;
import org.freshet.progress.Progress;
import org.freshet.rain.RainForecast;
import org.freshet.rain.RainFrame;
import org.freshet.service.publish.Replay;
import org.freshet.service.publish.RunFigures;
import org.freshet.service.publish.Situation;
import org.freshet.service.publish.Snapshot;
import org.freshet.warning.WarningMessage;
import org.jspecify.annotations.Nullable;

/**
 * A past event again, cycle by cycle. Can be asked for what it has after every cycle. Not
 * thread-safe.
 */
public final class ReplayRun {
  /** More than any rain source looks back. */
  private static final Duration AGAIN = Duration.ofHours(3);

  private final PreparedArea area;
  private final Lookout lookout;
  private final Instant to;
  private final SnapshotMaker snapshotMaker;
  private PeakLevels peak;
  private final @Nullable ReplayKeeper keeper;
  private final Map<String, Integer> rainFindings = new TreeMap<>();
  private final Map<String, Integer> findingsBefore;
  private final List<Snapshot> snapshots = new ArrayList<>();
  private final List<WarningMessage> messages = new ArrayList<>();
  private final Map<String, Double> seconds = new LinkedHashMap<>();
  private CycleState state;

  /**
   * @param area the prepared study area
   * @param lookout what it is told from outside
   * @param from first instant; nothing is known before
   * @param to last instant
   */
  public ReplayRun(PreparedArea area, Lookout lookout, Instant from, Instant to) {
    this(area, lookout, from, to, null);
  }

  /**
   * @param area the prepared study area
   * @param lookout what it is told from outside
   * @param from first instant; nothing is known before
   * @param to last instant
   * @param keeper where every cycle is kept and one that stopped is taken up; null for nowhere
   * @throws IllegalArgumentException if the keeper holds another replay
   */
  public ReplayRun(
      PreparedArea area, Lookout lookout, Instant from, Instant to, @Nullable ReplayKeeper keeper) {
    this.area = area;
    this.lookout = lookout;
    this.to = to;
    this.keeper = keeper;
    Optional<ReplayKeeper.Kept> kept =
        keeper == null ? Optional.empty() : keeper.open(area, from, lookout.rain().interval());
    if (kept.isPresent()) {
      this.state = kept.get().state();
      this.peak = kept.get().peaks();
      this.snapshots.addAll(kept.get().snapshots());
      this.messages.addAll(kept.get().messages());
      this.rainFindings.putAll(kept.get().last().findings());
      readAgain(from);
      lookout.resume(kept.get().last().snapshot().situation());
    } else {
      this.state = area.cycle().start(from);
      this.peak = PeakLevels.dry(leaves(state));
    }
    this.findingsBefore = kept.isPresent() ? lookout.rain().findings() : Map.of();
    this.snapshotMaker = new SnapshotMaker(area, state.flood().balance().rain_m3());
  }

  /** Shows a rain source that remembers its last frames those before the replay goes on. */
  private void readAgain(Instant from) {
    Duration step = lookout.rain().interval();
    Duration past = lookout.memory().compareTo(AGAIN) > 0 ? lookout.memory() : AGAIN;
    long steps = past.toSeconds() / step.toSeconds();
    Instant time = state.flood().time().minus(step.multipliedBy(steps));
    while (!time.isAfter(state.flood().time())) {
      if (time.isAfter(from)) {
        lookout.observed(time);
      }
      time = time.plus(lookout.rain().interval());
    }
  }

  private Map<String, Integer> rainFindings() {
    Map<String, Integer> all = new TreeMap<>(rainFindings);
    lookout
        .rain()
        .findings()
        .forEach(
            (finding, count) -> {
              int more = count - findingsBefore.getOrDefault(finding, 0);
              if (more > 0) {
                all.merge(finding, more, Integer::sum);
              }
            });
    return all;
  }

  /** Number of cycles from the first to the last instant. */
  public long cycles() {
    return (to.getEpochSecond() - state.flood().time().getEpochSecond())
        / lookout.rain().interval().toSeconds();
  }

  /** Whether another cycle lies ahead. */
  public boolean hasNext() {
    return !state.flood().time().plus(lookout.rain().interval()).isAfter(to);
  }

  /** Runs one cycle. */
  public CycleResult next() {
    Instant now = state.flood().time().plus(lookout.rain().interval());
    long started = System.nanoTime();
    RainFrame observed = lookout.observed(now);
    started = lap("rain", started);
    RainForecast ahead = lookout.rain().ahead(now);
    started = lap("nowcast", started);
    Situation situation = lookout.situation(now);
    CycleResult result = area.cycle().step(state, observed, ahead, lookout.heard(now, situation));
    if (result.change() != null) {
      peak =
          peak.over(state.ground().terrain(), leaves(result.state()), SnapshotMaker.SHOWN_FROM_M);
    }
    state = result.state();
    started = lap("cycle", started);
    peak.add(state.flood().levels());
    Snapshot snapshot = snapshotMaker.snapshot(result, situation);
    snapshots.add(snapshot);
    messages.addAll(result.messages());
    started = lap("snapshot", started);
    if (keeper != null) {
      keeper.keep(new ReplayJournal.Line(result.outlooks(), snapshot, rainFindings()), state, peak);
      lap("keep", started);
    }
    return result;
  }

  private static int leaves(CycleState state) {
    return state.ground().terrain().hierarchy().leafCount();
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
    Map<String, Integer> findings = new TreeMap<>(area.findings().get());
    findings.putAll(rainFindings());
    if (keeper != null) {
      keeper.findings().forEach(finding -> findings.put(finding, 1));
    }
    RunFigures figures =
        RunFigures.of(balance, state.ground().version(), area.rulesVersion(), seconds, findings);
    List<WarningMessage> inOrder = new ArrayList<>(messages);
    inOrder.sort(Comparator.comparing(WarningMessage::sent));
    return new Replay(
        area.cycle().grounds().on(area.map()),
        snapshots,
        inOrder,
        peak.depth_m(state.ground().terrain(), SnapshotMaker.SHOWN_FROM_M),
        figures);
  }
}
