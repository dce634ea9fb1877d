package org.freshet.service.cycle;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
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

  private final String id;
  private final Path folder;
  private final Function<OdimFrame, CellPicker> pickers;
  private final NavigableMap<Instant, RainFrame> frames = new TreeMap<>();
  private final Map<Path, FileTime> read = new HashMap<>();
  private final Map<String, Integer> findings = new TreeMap<>();
  private FileTime seen = FileTime.fromMillis(-1);

  /**
   * A folder that is looked at when first asked.
   *
   * @param pickers from a composite's cells to the window's
   */
  public Hdf5Feed(String id, Path folder, Function<OdimFrame, CellPicker> pickers) {
    this.id = id;
    this.folder = folder;
    this.pickers = pickers;
  }

  @Override
  public String id() {
    return id;
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
      seen = now;
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
