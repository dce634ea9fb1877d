package org.freshet.service.cycle;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.freshet.flood.FloodModel;
import org.freshet.service.publish.Snapshot;
import org.freshet.service.publish.WaterCorrection;
import org.freshet.warning.IncidentBook;
import org.freshet.warning.WarningMessage;

/**
 * Keeps a replay in a folder while it runs, and takes one up again: the flood state of the last two
 * cycles and a journal of all. A replay taken up gives the same snapshots and messages, to the last
 * bit, as one that never stopped. Not thread-safe.
 */
public final class ReplayKeeper {
  private final StateStore states;
  private final ReplayJournal journal;
  private final int members;
  private final boolean resume;

  /**
   * @param folder where it is kept
   * @param members ensemble members of the nowcast
   * @param resume whether to take up what is kept there; if not, it is replaced
   */
  public ReplayKeeper(Path folder, int members, boolean resume) {
    this.states = new StateStore(folder);
    this.journal = new ReplayJournal(folder.resolve("journal.jsonl"));
    this.members = members;
    this.resume = resume;
  }

  /**
   * What a replay goes on from.
   *
   * @param state state of its last cycle
   * @param snapshots snapshots so far
   * @param messages messages so far
   * @param peaks highest levels so far
   * @param last the last line of the journal
   */
  record Kept(
      CycleState state,
      List<Snapshot> snapshots,
      List<WarningMessage> messages,
      PeakLevels peaks,
      ReplayJournal.Line last) {}

  /**
   * Takes up what is kept, or starts anew.
   *
   * @return where to go on; empty where nothing of use is kept
   * @throws IllegalArgumentException if what is kept is of another replay
   */
  Optional<Kept> open(PreparedArea area, Instant from, Duration interval) {
    ReplayJournal.Head head =
        new ReplayJournal.Head(
            area.modelVersion(),
            area.worksVersion(),
            area.rulesVersion(),
            from,
            interval.toSeconds(),
            members);
    try {
      if (resume && journal.exists()) {
        ReplayJournal.Head kept = journal.head();
        if (!kept.equals(head)) {
          throw new IllegalArgumentException(
              "What is kept is of another replay ("
                  + kept
                  + ", not "
                  + head
                  + "). Maybe start without --resume.");
        }
        Optional<Kept> found = takeUp(area, from);
        if (found.isPresent()) {
          return found;
        }
      }
      journal.begin(head);
      return Optional.empty();
    } catch (IOException e) {
      throw new UncheckedIOException(e.getMessage(), e);
    }
  }

  private Optional<Kept> takeUp(PreparedArea area, Instant from) throws IOException {
    List<ReplayJournal.Line> lines = journal.lines();
    if (lines.isEmpty()) {
      return Optional.empty();
    }
    Instant newest = lines.get(lines.size() - 1).snapshot().time();
    Grounds grounds = area.cycle().grounds();
    Optional<StateStore.Saved> saved =
        states.newest(time -> seeAgain(grounds, from, lines, time), newest, false);
    if (saved.isEmpty()) {
      return Optional.empty();
    }
    var flood = saved.get().restored().state();
    GroundModel ground = grounds.now();
    if (!saved.get().modelVersion().equals(ground.version())) {
      return Optional.empty();
    }
    IncidentBook book = IncidentBook.empty(area.cycle().rules());
    List<Snapshot> snapshots = new ArrayList<>();
    List<WarningMessage> messages = new ArrayList<>();
    List<WaterCorrection> corrections = new ArrayList<>();
    for (ReplayJournal.Line line : lines) {
      Snapshot snapshot = line.snapshot();
      if (snapshot.time().isAfter(flood.time())) {
        break;
      }
      IncidentBook.Step said = book.step(snapshot.time(), line.outlooks());
      book = said.book();
      snapshots.add(snapshot);
      corrections.addAll(snapshot.corrections());
      messages.addAll(said.messages());
    }
    if (snapshots.isEmpty() || !snapshots.get(snapshots.size() - 1).time().equals(flood.time())) {
      return Optional.empty();
    }
    journal.cut(snapshots.size());
    return Optional.of(
        new Kept(
            new CycleState(flood, ground, book, corrections),
            snapshots,
            messages,
            saved.get().peaks(),
            lines.get(snapshots.size() - 1)));
  }

  /** Lets every ground there was pass by, as when they were run; gives that of the instant. */
  private static FloodModel seeAgain(
      Grounds grounds, Instant from, List<ReplayJournal.Line> lines, Instant until) {
    grounds.forget();
    grounds.at(from);
    for (ReplayJournal.Line line : lines) {
      if (!line.snapshot().time().isAfter(until)) {
        grounds.at(line.snapshot().time());
      }
    }
    return grounds.at(until).flood();
  }

  /** Keeps a cycle: first the journal, then the state, so that a state never lacks its line. */
  void keep(ReplayJournal.Line line, CycleState state, PeakLevels peaks) {
    try {
      journal.append(line);
      states.save(state.flood(), state.ground().version(), peaks);
    } catch (IOException e) {
      throw new UncheckedIOException("The replay could not be kept: " + e.getMessage(), e);
    }
  }

  /** What was wrong with what was kept, one line each. */
  List<String> findings() {
    return states.findings();
  }
}
