package org.freshet.service.ingest.radolan;

import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.NavigableMap;
import java.util.Optional;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.stream.Stream;

/**
 * The frames of one product in a folder, in time order, with what is missing between them. Only the
 * headers are read; a frame is decoded when it is asked for. A snapshot: scan again to see new
 * files. Immutable and thread-safe.
 */
public final class RadolanFolder {
  /**
   * One file.
   *
   * @param file where it is
   * @param header header of its first frame
   */
  public record Entry(Path file, RadolanHeader header) {}

  private final Path folder;
  private final NavigableMap<Instant, Entry> entries;
  private final List<RadolanException> damaged;
  private final List<Path> duplicates;

  private RadolanFolder(
      Path folder,
      NavigableMap<Instant, Entry> entries,
      List<RadolanException> damaged,
      List<Path> duplicates) {
    this.folder = folder;
    this.entries = entries;
    this.damaged = List.copyOf(damaged);
    this.duplicates = List.copyOf(duplicates);
  }

  /**
   * Looks at every file of a folder (not of folders within). Files whose header cannot be read are
   * listed as damaged. Of two files for the same time the one with the later name counts.
   *
   * @throws RadolanException if the folder cannot be listed or holds more than one product
   */
  public static RadolanFolder scan(Path folder) throws RadolanException {
    NavigableMap<Instant, Entry> entries = new TreeMap<>();
    List<RadolanException> damaged = new ArrayList<>();
    List<Path> duplicates = new ArrayList<>();
    TreeSet<String> products = new TreeSet<>();
    for (Path file : files(folder)) {
      try (InputStream in = Files.newInputStream(file)) {
        RadolanHeader header = RadolanContainer.firstHeader(in, file.toString());
        products.add(header.product());
        Entry before = entries.put(header.validEnd(), new Entry(file, header));
        if (before != null) {
          duplicates.add(before.file());
        }
      } catch (RadolanException e) {
        damaged.add(e);
      } catch (IOException e) {
        damaged.add(new RadolanException(file.toString(), "cannot be read.", e));
      }
    }
    if (products.size() > 1) {
      throw new RadolanException(
          folder.toString(),
          "holds several products " + products + ". Maybe keep each in a folder of its own.");
    }
    return new RadolanFolder(folder, entries, damaged, duplicates);
  }

  private static List<Path> files(Path folder) throws RadolanException {
    try (Stream<Path> all = Files.list(folder)) {
      return all.filter(Files::isRegularFile).filter(RadolanFolder::isFinished).sorted().toList();
    } catch (IOException e) {
      throw new RadolanException(
          folder.toString(), "cannot be listed. Maybe it is not a folder or not readable.", e);
    }
  }

  /** Hidden and temporary files are transfers under way, read-me files no radar. */
  private static boolean isFinished(Path file) {
    String name = file.getFileName().toString();
    return !name.startsWith(".")
        && !name.endsWith(".tmp")
        && !name.endsWith(".part")
        && !name.endsWith(".md");
  }

  /** The folder. */
  public Path folder() {
    return folder;
  }

  /** The files in the order of the intervals they end. */
  public List<Entry> entries() {
    return List.copyOf(entries.values());
  }

  /** The file whose interval ends at an instant. */
  public Optional<Entry> at(Instant end) {
    return Optional.ofNullable(entries.get(end));
  }

  /** The newest file whose interval ends at or before an instant. */
  public Optional<Entry> newest(Instant atOrBefore) {
    return Optional.ofNullable(entries.floorEntry(atOrBefore)).map(Map.Entry::getValue);
  }

  /** Files whose header cannot be read. */
  public List<RadolanException> damaged() {
    return damaged;
  }

  /** Files that another file for the same time replaces. */
  public List<Path> duplicates() {
    return duplicates;
  }

  /**
   * Ends of the intervals that no file covers, between the first file and the last.
   *
   * @param step time from one frame to the next, such as 5 min
   */
  public List<Instant> missing(Duration step) {
    List<Instant> missing = new ArrayList<>();
    if (entries.isEmpty()) {
      return missing;
    }
    Instant last = entries.lastKey();
    for (Instant t = entries.firstKey().plus(step); t.isBefore(last); t = t.plus(step)) {
      if (!entries.containsKey(t)) {
        missing.add(t);
      }
    }
    return missing;
  }
}
