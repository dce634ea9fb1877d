package org.freshet.service.cycle;

import java.io.IOException;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.Deque;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import org.freshet.flood.WaterBalance;
import org.freshet.rain.RainForecast;
import org.freshet.rain.RainFrame;
import org.freshet.service.publish.GroundChange;
import org.freshet.service.publish.Replay;
import org.freshet.service.publish.RunFigures;
import org.freshet.service.publish.Situation;
import org.freshet.service.publish.Snapshot;
import org.freshet.warning.IncidentBook;
import org.freshet.warning.WarningMessage;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The cycles of a study area as time goes by. Knows no clock: whoever runs it asks {@link #due} and
 * calls {@link #next} then. After a restart it goes on where it stopped, cycle by cycle, if that
 * was not too long ago. Not thread-safe.
 */
public final class LiveRun {
  /** Longer away than that, and the water has gone its own way: it starts dry, and says so. */
  static final Duration MOST_AWAY = Duration.ofHours(24);

  /** How far back what is shown reaches. */
  static final Duration SHOWN = Duration.ofHours(12);

  /** More than any rain source looks back. */
  private static final Duration AGAIN = Duration.ofHours(3);

  private static final Logger LOG = LoggerFactory.getLogger(LiveRun.class);

  private final PreparedArea area;
  private final Lookout lookout;
  private final LiveMemory memory;
  private final SnapshotMaker snapshotMaker;
  private final Deque<Snapshot> snapshots = new ArrayDeque<>();
  private final List<WarningMessage> messages = new ArrayList<>();
  private final Map<String, Double> seconds = new LinkedHashMap<>();
  private final List<String> notes = new ArrayList<>();
  private final Map<String, Integer> findingsBefore;
  private CycleState state;
  private boolean wasUnknown;
  private boolean wasBlind;

  /**
   * Takes up what is kept, or starts dry.
   *
   * @param area the prepared study area
   * @param lookout what it is told from outside
   * @param memory what outlives a restart
   * @param now the instant; the first cycle is the one that ended last before it
   */
  public LiveRun(PreparedArea area, Lookout lookout, LiveMemory memory, Instant now) {
    this.area = area;
    this.lookout = lookout;
    this.memory = memory;
    Duration step = lookout.rain().interval();
    Instant fresh = CommonSteps.floor(now, step).minus(step);
    this.state = area.cycle().start(fresh);
    Optional<LiveMemory.Found> found = memory.find(area.cycle(), area.cycle().rules());
    if (found.isPresent()) {
      take(found.get(), fresh);
    }
    memory.findings().forEach(this::note);
    this.snapshotMaker = new SnapshotMaker(area, state.flood().balance().rain_m3());
    seeAgain(step);
    this.findingsBefore = lookout.rain().findings();
  }

  private void take(LiveMemory.Found found, Instant fresh) {
    Instant kept = found.state().flood().time();
    messages.addAll(found.messages());
    if (kept.isBefore(fresh.minus(MOST_AWAY))) {
      note("was away since " + kept + ", longer than " + MOST_AWAY + ": started dry");
      IncidentBook book = found.state().book();
      CycleState dry = area.cycle().start(fresh);
      state = new CycleState(dry.flood(), dry.ground(), book, List.of());
      return;
    }
    state = found.state();
    Snapshot last = found.snapshot();
    if (last != null && !last.time().isAfter(kept)) {
      snapshots.add(last);
      lookout.resume(last.situation());
    }
  }

  private void note(String text) {
    notes.add(text);
    LOG.warn("{}", text);
  }

  /** Shows the frames before to sources that remember their last ones. */
  private void seeAgain(Duration step) {
    Duration past = lookout.memory().compareTo(AGAIN) > 0 ? lookout.memory() : AGAIN;
    long steps = past.toSeconds() / step.toSeconds();
    for (long back = steps - 1; back >= 0; back--) {
      lookout.observed(state.flood().time().minus(step.multipliedBy(back)));
    }
  }

  /** End of the next cycle's interval: before that instant it cannot run. */
  public Instant due() {
    return state.flood().time().plus(lookout.rain().interval());
  }

  /** Whether all that the next cycle could wait for is there. */
  public boolean ready() {
    return lookout.rain().ready(due());
  }

  /**
   * Runs the next cycle and keeps it.
   *
   * @throws IOException if it could not be kept; then it counts as not run
   */
  public CycleResult next() throws IOException {
    Instant now = due();
    long started = System.nanoTime();
    RainFrame observed = lookout.observed(now);
    RainForecast ahead = lookout.rain().ahead(now);
    Situation situation = lookout.situation(now);
    say(situation, now);
    CycleResult result = area.cycle().step(state, observed, ahead, lookout.heard(now, situation));
    say(result.change(), now);
    Snapshot snapshot = snapshotMaker.snapshot(result, situation);
    List<WarningMessage> said = new ArrayList<>(messages);
    said.addAll(result.messages());
    said.removeIf(message -> message.sent().isBefore(now.minus(MOST_AWAY)));
    memory.keep(result.state(), result.state().ground().version(), said, snapshot);
    state = result.state();
    messages.clear();
    messages.addAll(said);
    snapshots.addLast(snapshot);
    while (snapshots.getFirst().time().isBefore(now.minus(SHOWN))) {
      snapshots.removeFirst();
    }
    seconds.put("cycle", (System.nanoTime() - started) / 1e9);
    return result;
  }

  private void say(Situation situation, Instant now) {
    if (situation.blind() && !wasBlind) {
      LOG.error(
          "BLIND at {}: no rain source and no sensor is heard. Warnings rest on nothing new.", now);
    } else if (situation.rainUnknown() && !wasUnknown) {
      LOG.error("Rain is UNKNOWN at {}: {}", now, situation.rain().sources());
    } else if (wasUnknown && !situation.rainUnknown()) {
      LOG.warn("Rain is known again at {}, from {}", now, situation.rain().source());
    }
    wasUnknown = situation.rainUnknown();
    wasBlind = situation.blind();
  }

  private static void say(@Nullable GroundChange change, Instant now) {
    if (change != null) {
      LOG.warn(
          "The ground changed at {}: {} put up, {} withdrawn; {} depressions kept their water, that"
              + " of {} was poured in anew, {} m³ corrected",
          now,
          change.begun(),
          change.ended(),
          change.kept(),
          change.poured(),
          Math.round(change.corrected_m3()));
    }
  }

  /** How long the last cycle took, s; 0 before the first. */
  public double lastCycle_s() {
    return seconds.getOrDefault("cycle", 0.0);
  }

  /** The newest snapshot; empty before the first cycle. */
  public Optional<Snapshot> newest() {
    return Optional.ofNullable(snapshots.peekLast());
  }

  /** How many incidents are open. */
  public int openIncidents() {
    return state.book().open().size();
  }

  /**
   * What is shown: the last hours, and all that was said in the last day.
   *
   * @throws IllegalArgumentException before the first cycle
   */
  public Replay shown() {
    WaterBalance balance = state.flood().balance();
    Map<String, Integer> findings = new TreeMap<>(area.findings().get());
    lookout
        .rain()
        .findings()
        .forEach(
            (what, n) -> {
              // What was missing before the first cycle is no finding of this run.
              int more = n - findingsBefore.getOrDefault(what, 0);
              if (more > 0) {
                findings.merge(what, more, Integer::sum);
              }
            });
    notes.forEach(note -> findings.put(note, 1));
    RunFigures figures =
        RunFigures.of(balance, state.ground().version(), area.rulesVersion(), seconds, findings);
    List<WarningMessage> inOrder = new ArrayList<>(messages);
    inOrder.sort(Comparator.comparing(WarningMessage::sent));
    return new Replay(
        area.cycle().grounds().on(area.map()), new ArrayList<>(snapshots), inOrder, null, figures);
  }
}
