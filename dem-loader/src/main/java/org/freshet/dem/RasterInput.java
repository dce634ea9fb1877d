package org.freshet.dem;

import java.io.FilterInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.zip.GZIPInputStream;
import java.util.zip.ZipEntry;
import java.util.zip.ZipFile;
import org.jspecify.annotations.Nullable;

/**
 * A text raster that can be streamed as often as needed: a file, a gzip file or an entry of a zip
 * archive.
 *
 * @param path the file on disk
 * @param entry name of the entry in the zip archive, or null
 * @param gzip whether the file is a gzip stream
 */
public record RasterInput(Path path, @Nullable String entry, boolean gzip) {
  private static final int BUFFER = 1 << 16;

  /** A plain file. */
  public static RasterInput file(Path path) {
    return new RasterInput(path, null, false);
  }

  /** What the user knows it as. */
  public String name() {
    return entry == null ? path.toString() : path + "!" + entry;
  }

  /** Name of the raster itself, without folder, archive and {@code .gz}. */
  public String fileName() {
    Path last = entry == null ? path.getFileName() : Path.of(entry).getFileName();
    String name = last == null ? "" : last.toString();
    return name.endsWith(".gz") ? name.substring(0, name.length() - 3) : name;
  }

  /** The plain bytes from the beginning; the caller closes the stream. */
  public InputStream open() throws IOException {
    if (entry != null) {
      return ofZip(entry);
    }
    InputStream in = Files.newInputStream(path);
    return gzip ? new GZIPInputStream(in, BUFFER) : in;
  }

  private InputStream ofZip(String wanted) throws IOException {
    ZipFile zip = new ZipFile(path.toFile());
    ZipEntry found = zip.getEntry(wanted);
    if (found == null) {
      zip.close();
      throw new IOException("no entry " + wanted);
    }
    return new FilterInputStream(zip.getInputStream(found)) {
      @Override
      public void close() throws IOException {
        try (zip) {
          super.close();
        }
      }
    };
  }
}
