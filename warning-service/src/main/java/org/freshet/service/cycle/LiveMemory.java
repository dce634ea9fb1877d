package org.freshet.service.cycle;

import com.fasterxml.jackson.core.JsonProcessingException;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import org.freshet.flood.FloodStateCodec;
import org.freshet.service.publish.Snapshot;
import org.freshet.service.publish.WaterCorrection;
import org.freshet.warning.EndedIncident;
import org.freshet.warning.Incident;
import org.freshet.warning.IncidentBook;
import org.freshet.warning.WarningMessage;
import org.freshet.warning.WarningRules;
import org.jspecify.annotations.Nullable;

/**
 * What a live service must not forget when it is restarted: the water, the open incidents, what was
 * said, and the last snapshot. The flood state is saved first, then the rest in one file that is
 * written beside, forced to disk and moved into place; a crash between leaves the cycle before. Not
 * thread-safe.
 */
public final class LiveMemory {
  private final StateStore states;
  private final Path file;
  private final List<String> findings = new ArrayList<>();

  /** In a folder, made when the first cycle is kept. */
  public LiveMemory(Path folder) {
    this.states = new StateStore(folder);
    this.file = folder.resolve("live.json");
  }

  /** The file beside the flood state. */
  record Kept(
      Instant time,
      List<Incident> open,
      List<EndedIncident> ended,
      List<WarningMessage> messages,
      @Nullable List<WaterCorrection> corrections,
      @Nullable Snapshot snapshot) {
    Kept {
      open = List.copyOf(open);
      ended = List.copyOf(ended);
      messages = List.copyOf(messages);
      // Files of earlier versions have none.
      corrections = corrections == null ? List.of() : List.copyOf(corrections);
    }
  }

  /** What a service goes on from. */
  record Found(CycleState state, List<WarningMessage> messages, @Nullable Snapshot snapshot) {}

  /** Keeps a cycle. */
  void keep(CycleState state, String modelVersion, List<WarningMessage> messages, Snapshot snapshot)
      throws IOException {
    states.save(state.flood(), modelVersion, PeakLevels.dry(0));
    Kept kept =
        new Kept(
            state.flood().time(),
            state.book().open(),
            state.book().ended(),
            messages,
            state.corrections(),
            snapshot);
    byte[] content =
        ReplayJournal.mapper().writeValueAsString(kept).getBytes(StandardCharsets.UTF_8);
    Path beside = file.resolveSibling(file.getFileName() + ".part");
    try (FileChannel channel =
        FileChannel.open(
            beside,
            StandardOpenOption.CREATE,
            StandardOpenOption.WRITE,
            StandardOpenOption.TRUNCATE_EXISTING)) {
      ByteBuffer bytes = ByteBuffer.wrap(content);
      while (bytes.hasRemaining()) {
        channel.write(bytes);
      }
      channel.force(true);
    }
    Files.move(beside, file, StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING);
  }

  /**
   * What was kept last; empty where nothing of use is there, which {@link #findings} tells. A state
   * of another terrain model is carried over.
   */
  Optional<Found> find(Cycle cycle, WarningRules rules) {
    if (!Files.exists(file)) {
      return Optional.empty();
    }
    try {
      Kept kept = ReplayJournal.mapper().readValue(Files.readString(file), Kept.class);
      Grounds grounds = cycle.grounds();
      Optional<StateStore.Saved> saved =
          states.newest(time -> grounds.at(time).flood(), kept.time(), true);
      findings.addAll(states.findings());
      if (saved.isEmpty()) {
        findings.add("no flood state of " + kept.time() + " or before: started dry");
        return Optional.empty();
      }
      FloodStateCodec.Restored restored = saved.get().restored();
      if (!restored.same()) {
        findings.add(carried(restored));
      }
      GroundModel ground = grounds.now();
      IncidentBook book = IncidentBook.of(rules, kept.open(), kept.ended(), kept.time());
      return Optional.of(
          new Found(
              new CycleState(restored.state(), ground, book, corrections(kept)),
              kept.messages(),
              kept.snapshot()));
    } catch (JsonProcessingException e) {
      findings.add(file + " is damaged and was passed over: " + e.getOriginalMessage());
      return Optional.empty();
    } catch (IOException e) {
      findings.add(file + " cannot be read and was passed over: " + e.getMessage());
      return Optional.empty();
    }
  }

  private static String carried(FloodStateCodec.Restored restored) {
    return String.format(
        Locale.ROOT,
        "the ground is not as it was left: %d depressions kept their water, that of %d was poured"
            + " in anew, %.1f m³ were corrected",
        restored.carriedNodes(),
        restored.pouredNodes(),
        restored.corrected_m3());
  }

  private static List<WaterCorrection> corrections(Kept kept) {
    List<WaterCorrection> corrections = kept.corrections();
    return corrections == null ? List.of() : corrections;
  }

  /** What was wrong with what was kept, one line each. */
  List<String> findings() {
    return List.copyOf(findings);
  }
}
