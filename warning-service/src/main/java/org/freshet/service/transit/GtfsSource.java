package org.freshet.service.transit;

import java.io.Closeable;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Comparator;
import java.util.zip.ZipEntry;
import java.util.zip.ZipFile;
import org.jspecify.annotations.Nullable;

/** Where the tables lie: a zip archive or a folder, maybe one level or more inside. */
final class GtfsSource implements Closeable {
  private final Path path;
  private final @Nullable ZipFile zip;
  private final String prefix;

  private GtfsSource(Path path, @Nullable ZipFile zip, String prefix) {
    this.path = path;
    this.zip = zip;
    this.prefix = prefix;
  }

  static GtfsSource open(Path path) {
    if (Files.isDirectory(path)) {
      return new GtfsSource(path, null, "");
    }
    if (!Files.isReadable(path)) {
      throw new GtfsException(path + ": no such timetable. Maybe a typo in `transit`.");
    }
    try {
      ZipFile zip = new ZipFile(path.toFile());
      return new GtfsSource(path, zip, prefix(zip));
    } catch (IOException e) {
      throw new GtfsException(
          path + ": is no readable zip archive (" + e.getMessage() + "). Maybe fetch it again.", e);
    }
  }

  /** The folder that holds stops.txt, the outermost one where there are several. */
  private static String prefix(ZipFile zip) {
    return zip.stream()
        .map(ZipEntry::getName)
        .filter(name -> name.equals("stops.txt") || name.endsWith("/stops.txt"))
        .map(name -> name.substring(0, name.length() - "stops.txt".length()))
        .min(Comparator.comparingInt(String::length).thenComparing(Comparator.naturalOrder()))
        .orElse("");
  }

  /** Folder inside the archive the tables lie in, empty for none. */
  String prefix() {
    return prefix;
  }

  /** A table's bytes; null where there is no such table. */
  @Nullable InputStream open(String table) throws IOException {
    if (zip == null) {
      Path file = path.resolve(table);
      return Files.isRegularFile(file) ? Files.newInputStream(file) : null;
    }
    ZipEntry entry = zip.getEntry(prefix + table);
    return entry == null ? null : zip.getInputStream(entry);
  }

  @Override
  public void close() throws IOException {
    if (zip != null) {
      zip.close();
    }
  }
}
