package org.freshet.service.cycle;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.attribute.FileTime;
import java.time.Duration;
import java.time.Instant;
import java.util.HashMap;
import java.util.HashSet;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.function.Function;
import org.freshet.rain.RainFrame;
import org.freshet.service.ingest.radolan.RadolanException;
import org.freshet.service.ingest.radolan.RadolanFolder;
import org.freshet.service.ingest.radolan.RadolanFrame;
import org.freshet.service.ingest.radolan.RadolanGrid;
import org.freshet.service.ingest.radolan.RadolanReader;
import org.freshet.service.ingest.radolan.RadolanWindow;

/**
 * A watched folder of RADOLAN or RADVOR composites. Looks again whenever the folder has changed
 * since it last looked.
 */
public final class RadolanFeed implements RainFeed {
  /**
   * What to take of a composite.
   *
   * @param window the cells to cut out
   * @param picker from those to the wide window's
   */
  public record Cut(RadolanWindow window, CellPicker picker) {}

  private static final long SETTLED_MS = 1_000;
  private static final FileTime NEVER = FileTime.fromMillis(-1);

  private final String id;
  private final Duration maxAge;
  private final Function<RadolanGrid, Cut> cutter;
  private final Map<String, Cut> cuts = new HashMap<>();
  private final Map<String, Integer> findings = new TreeMap<>();
  private final Set<String> damagedFiles = new HashSet<>();
  private final Set<Instant> damagedFrames = new HashSet<>();
  private RadolanFolder folder;
  private FileTime seen;

  /**
   * A folder that was scanned once.
   *
   * @param maxAge a newest frame older than that makes the feed silent
   * @param cutter what to cut out of composites on a grid; asked once per grid
   */
  public RadolanFeed(
      String id, Duration maxAge, RadolanFolder folder, Function<RadolanGrid, Cut> cutter) {
    this.id = id;
    this.maxAge = maxAge;
    this.folder = folder;
    this.cutter = cutter;
    this.seen = NEVER;
    countDamaged();
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
    Optional<RadolanFolder.Entry> entry = entry(end);
    if (entry.isEmpty()) {
      return Optional.empty();
    }
    try {
      RadolanFrame composite = RadolanReader.read(entry.get().file());
      Cut cut = cut(composite);
      RainFrame frame = cut.window().cut(composite, id);
      damagedFrames.remove(end);
      return Optional.of(cut.picker().pick(frame));
    } catch (RadolanException | IllegalArgumentException e) {
      if (damagedFrames.add(end)) {
        findings.merge("damaged radar frame: " + e.getMessage(), 1, Integer::sum);
      }
      return Optional.empty();
    }
  }

  private Cut cut(RadolanFrame composite) {
    RadolanGrid grid =
        composite
            .grid()
            .orElseThrow(() -> new IllegalArgumentException(composite + " lies on no known grid."));
    String key = grid.rows() + "x" + grid.cols() + (grid.ellipsoid() ? "e" : "s");
    return cuts.computeIfAbsent(key, any -> cutter.apply(grid));
  }

  private Optional<RadolanFolder.Entry> entry(Instant end) {
    Optional<RadolanFolder.Entry> known = folder.at(end);
    if (known.isPresent()) {
      return known;
    }
    look();
    return folder.at(end);
  }

  private void look() {
    FileTime now = changed();
    if (now.equals(seen)) {
      return;
    }
    // What comes within the clock's tick of this look must be seen by the next one.
    boolean settled = now.toMillis() < System.currentTimeMillis() - SETTLED_MS;
    try {
      folder = RadolanFolder.scan(folder.folder());
      countDamaged();
    } catch (RadolanException e) {
      findings.merge(String.valueOf(e.getMessage()), 1, Integer::sum);
    }
    seen = settled ? now : NEVER;
  }

  private FileTime changed() {
    try {
      return Files.getLastModifiedTime(folder.folder());
    } catch (IOException e) {
      return FileTime.fromMillis(0);
    }
  }

  private void countDamaged() {
    for (RadolanException damaged : folder.damaged()) {
      String message = "damaged radar file: " + damaged.getMessage();
      if (damagedFiles.add(message)) {
        findings.merge(message, 1, Integer::sum);
      }
    }
  }

  @Override
  public Optional<Instant> newest(Instant atOrBefore) {
    look();
    return folder.newest(atOrBefore).map(entry -> entry.header().validEnd());
  }

  @Override
  public boolean damaged(Instant end) {
    return damagedFrames.contains(end);
  }

  @Override
  public Map<String, Integer> findings() {
    return new TreeMap<>(findings);
  }
}
