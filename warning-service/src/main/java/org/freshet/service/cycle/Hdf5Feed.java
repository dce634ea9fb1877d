package org.freshet.service.cycle;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.time.Duration;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.NavigableMap;
import java.util.Optional;
import java.util.TreeMap;
import java.util.function.Function;
import java.util.stream.Stream;
import org.freshet.rain.RainFrame;
import org.freshet.service.ingest.odim.OdimException;
import org.freshet.service.ingest.odim.OdimFrame;
import org.freshet.service.ingest.odim.OdimReader;

/**
 * A watched folder of HDF5 composites. HDF5 tells its time only inside, so each file is read once
 * when it appears; its rain on the window's cells is kept, the newest two days of it.
 */
public final class Hdf5Feed implements RainFeed {
  private static final int MOST_FRAMES = 576;
  private static final long SETTLED_MS = 1_000;

  private final String id;
  private final Duration maxAge;
  private final Path folder;
  private final Function<OdimFrame, CellPicker> pickers;
  private final NavigableMap<Instant, RainFrame> frames = new TreeMap<>();
  private final Map<Path, FileTime> read = new HashMap<>();
  private final Map<String, Integer> findings = new TreeMap<>();
  private FileTime seen = FileTime.fromMillis(-1);

  /**
   * A folder that is looked at when first asked.
   *
   * @param maxAge a newest frame older than that makes the feed silent
   * @param pickers from a composite's cells to the window's
   */
  public Hdf5Feed(
      String id, Duration maxAge, Path folder, Function<OdimFrame, CellPicker> pickers) {
    this.id = id;
    this.maxAge = maxAge;
    this.folder = folder;
    this.pickers = pickers;
  }

  @Override
  public String id() {
    return id;
  }

  @Override
  public Duration maxAge() {
    return maxAge;
  }

  @Override
  public Optional<RainFrame> frame(Instant end) {
    look();
    return Optional.ofNullable(frames.get(end));
  }

  private void look() {
    try {
      FileTime now = Files.getLastModifiedTime(folder);
      if (now.equals(seen)) {
        return;
      }
      List<Path> files;
      try (Stream<Path> all = Files.list(folder)) {
        files = all.filter(Hdf5Feed::isFinished).sorted().toList();
      }
      for (Path file : files) {
        FileTime written = Files.getLastModifiedTime(file);
        if (!written.equals(read.put(file, written))) {
          take(file);
        }
      }
      // What comes within the clock's tick of this look must be seen by the next one.
      boolean settled = now.toMillis() < System.currentTimeMillis() - SETTLED_MS;
      seen = settled ? now : FileTime.fromMillis(-1);
    } catch (IOException e) {
      findings.merge(folder + " cannot be looked at: " + e.getMessage(), 1, Integer::sum);
    }
    while (frames.size() > MOST_FRAMES) {
      frames.pollFirstEntry();
    }
  }

  private static boolean isFinished(Path file) {
    String name = file.getFileName().toString();
    return Files.isRegularFile(file)
        && !name.startsWith(".")
        && !name.endsWith(".part")
        && !name.endsWith(".tmp")
        && !name.endsWith(".md");
  }

  private void take(Path file) {
    try {
      for (OdimFrame frame : OdimReader.readAll(file)) {
        // Of an archive with a forecast only the analysis is an observation.
        if (!frame.end().isAfter(frame.time())) {
          frames.put(frame.end(), pickers.apply(frame).pick(frame.rain(id)));
        }
      }
    } catch (OdimException | IllegalStateException | IllegalArgumentException e) {
      findings.merge("damaged radar file: " + e.getMessage(), 1, Integer::sum);
    }
  }

  @Override
  public Optional<Instant> newest(Instant atOrBefore) {
    look();
    return Optional.ofNullable(frames.floorKey(atOrBefore));
  }

  @Override
  public boolean damaged(Instant end) {
    // A damaged file does not tell which time it was of.
    return false;
  }

  @Override
  public Map<String, Integer> findings() {
    return new TreeMap<>(findings);
  }
}
