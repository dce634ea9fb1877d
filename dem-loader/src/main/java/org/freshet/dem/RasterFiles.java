package org.freshet.dem;

import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.freshet.dem.geotiff.GeoTiffFile;

/** Recognises and opens rasters. */
final class RasterFiles {
  private RasterFiles() {}

  /** The files that paths stand for. */
  static List<Path> expand(List<Path> paths) {
    return paths;
  }

  /** The rasters in a file. */
  static List<RasterFile> open(Path file) {
    if (!Files.exists(file)) {
      throw new DemException(file, "is not there", "Maybe check the path.");
    }
    return switch (FormatProbe.of(head(file))) {
      case TIFF -> List.of(GeoTiffFile.open(file));
      default -> throw new DemException(file, "is no raster this program knows", "Maybe check it.");
    };
  }

  private static byte[] head(Path file) {
    try (InputStream in = Files.newInputStream(file)) {
      return in.readNBytes(FormatProbe.BYTES);
    } catch (IOException e) {
      throw new DemException(
          file.toString(), "cannot be read (" + e.getMessage() + ")", "Maybe check it.", e);
    }
  }
}
