package org.freshet.dem;

import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.stream.Stream;
import java.util.zip.GZIPInputStream;
import java.util.zip.ZipEntry;
import java.util.zip.ZipFile;
import org.freshet.dem.asciigrid.AsciiGridFile;
import org.freshet.dem.geotiff.GeoTiffFile;
import org.freshet.dem.xyz.XyzFile;

/** Recognises rasters by how they begin, and opens them. */
final class RasterFiles {
  private static final String CHECK = "Maybe check what it is.";
  private static final List<String> EXTENSIONS =
      List.of(".tif", ".tiff", ".asc", ".xyz", ".asc.gz", ".xyz.gz", ".zip");

  private RasterFiles() {}

  /** The files that paths stand for: a folder is the rasters in it, by name. */
  static List<Path> expand(List<Path> paths) {
    List<Path> files = new ArrayList<>();
    for (Path path : paths) {
      if (Files.isDirectory(path)) {
        files.addAll(inFolder(path));
      } else {
        files.add(path);
      }
    }
    if (files.isEmpty()) {
      throw new IllegalArgumentException("No raster was named. Maybe name at least one file.");
    }
    return files;
  }

  private static List<Path> inFolder(Path folder) {
    try (Stream<Path> names = Files.list(folder)) {
      List<Path> rasters = names.filter(RasterFiles::looksLikeRaster).sorted().toList();
      if (rasters.isEmpty()) {
        throw new DemException(
            folder,
            "is a folder without rasters (" + String.join(", ", EXTENSIONS) + ")",
            "Maybe name a file.");
      }
      return rasters;
    } catch (IOException e) {
      throw unreadable(folder.toString(), e);
    }
  }

  private static boolean looksLikeRaster(Path file) {
    String name = file.getFileName().toString().toLowerCase(Locale.ROOT);
    return Files.isRegularFile(file) && EXTENSIONS.stream().anyMatch(name::endsWith);
  }

  /**
   * The rasters in a file: one, or as many as a zip archive holds.
   *
   * @throws DemException where there is none
   */
  static List<RasterFile> open(Path file) {
    if (!Files.exists(file)) {
      throw new DemException(file, "is not there", "Maybe check the path.");
    }
    if (Files.isDirectory(file)) {
      throw new DemException(file, "is a folder", "Maybe name a file in it.");
    }
    FileStamp stamp = FileStamp.of(file);
    List<RasterFile> watched = new ArrayList<>();
    for (RasterFile raster : openAll(file)) {
      watched.add(new WatchedRaster(raster, file, stamp));
    }
    return watched;
  }

  private static List<RasterFile> openAll(Path file) {
    FormatProbe format = FormatProbe.of(head(file));
    return switch (format) {
      case ZIP -> openZip(file);
      case GZIP -> List.of(openGzip(file));
      case TIFF -> List.of(GeoTiffFile.open(RasterInput.file(file)));
      default -> List.of(openText(format, RasterInput.file(file)));
    };
  }

  /**
   * Whether a file begins like a raster (a zip archive does where an entry does), or is named like
   * one, so that opening it says what is wrong with it.
   */
  static boolean recognises(Path file) {
    if (!Files.isRegularFile(file)) {
      return false;
    }
    String name = file.getFileName().toString().toLowerCase(Locale.ROOT);
    if (EXTENSIONS.stream().anyMatch(e -> !e.equals(".zip") && name.endsWith(e))) {
      return true;
    }
    try {
      return switch (FormatProbe.of(head(file))) {
        case TIFF, ASCII_GRID, XYZ -> true;
        case GZIP -> isRaster(new GZIPInputStream(Files.newInputStream(file)));
        case ZIP -> zipHoldsRaster(file);
        default -> false;
      };
    } catch (IOException e) {
      return false;
    }
  }

  private static boolean isRaster(InputStream stream) throws IOException {
    try (stream) {
      FormatProbe format = FormatProbe.of(stream.readNBytes(FormatProbe.BYTES));
      return format == FormatProbe.TIFF
          || format == FormatProbe.ASCII_GRID
          || format == FormatProbe.XYZ;
    }
  }

  private static boolean zipHoldsRaster(Path file) throws IOException {
    try (ZipFile zip = new ZipFile(file.toFile())) {
      for (ZipEntry entry : zip.stream().filter(e -> !e.isDirectory()).toList()) {
        if (isRaster(zip.getInputStream(entry))) {
          return true;
        }
      }
      return false;
    }
  }

  private static RasterFile openGzip(Path file) {
    RasterInput input = new RasterInput(file, null, true);
    try (InputStream in = new GZIPInputStream(Files.newInputStream(file))) {
      FormatProbe inner = FormatProbe.of(in.readNBytes(FormatProbe.BYTES));
      if (inner == FormatProbe.TIFF) {
        throw new DemException(file, "is a GeoTIFF inside of gzip", "Maybe unpack it: gunzip.");
      }
      return openText(inner, input);
    } catch (IOException e) {
      throw new DemException(
          input.name(),
          "is truncated or damaged: it cannot be unpacked (" + e.getMessage() + ")",
          "Maybe copy or download it again.",
          e);
    }
  }

  private static List<RasterFile> openZip(Path file) {
    List<RasterFile> rasters = new ArrayList<>();
    try (ZipFile zip = new ZipFile(file.toFile())) {
      for (ZipEntry entry : zip.stream().filter(e -> !e.isDirectory()).toList()) {
        addEntry(file, zip, entry, rasters);
      }
    } catch (IOException e) {
      throw new DemException(
          file.toString(),
          "is a truncated or damaged zip archive (" + e.getMessage() + ")",
          "Maybe copy or download it again.",
          e);
    }
    if (rasters.isEmpty()) {
      throw new DemException(
          file, "is a zip archive without a raster", "Maybe name the raster itself.");
    }
    return rasters;
  }

  private static void addEntry(Path file, ZipFile zip, ZipEntry entry, List<RasterFile> rasters)
      throws IOException {
    FormatProbe format;
    try (InputStream in = zip.getInputStream(entry)) {
      format = FormatProbe.of(in.readNBytes(FormatProbe.BYTES));
    }
    RasterInput input = new RasterInput(file, entry.getName(), false);
    if (format == FormatProbe.TIFF) {
      rasters.add(GeoTiffFile.open(input));
    } else if (format == FormatProbe.ASCII_GRID || format == FormatProbe.XYZ) {
      rasters.add(openText(format, input));
    }
  }

  private static RasterFile openText(FormatProbe format, RasterInput input) {
    String file = input.name();
    refuseWrongName(format, input);
    return switch (format) {
      case ASCII_GRID -> AsciiGridFile.open(input);
      case XYZ -> XyzFile.open(input);
      case EMPTY -> throw new DemException(file, "is empty", "Maybe copy or download it again.");
      case ZEROS ->
          throw new DemException(
              file, "begins with zero bytes only", "Maybe its download did not finish.");
      case WEB_PAGE ->
          throw new DemException(
              file,
              "is a web page, not a raster",
              "Maybe download it again: the server sent an error.");
      case TEXT ->
          throw new DemException(
              file, "is text, but neither an Arc/Info ASCII grid nor points x y z", CHECK);
      default ->
          throw new DemException(
              file, "is no raster of a known format (GeoTIFF, Arc/Info ASCII grid, XYZ)", CHECK);
    };
  }

  private static void refuseWrongName(FormatProbe format, RasterInput input) {
    String name = input.fileName().toLowerCase(Locale.ROOT);
    boolean text =
        format == FormatProbe.ASCII_GRID || format == FormatProbe.XYZ || format == FormatProbe.TEXT;
    if (text && (name.endsWith(".tif") || name.endsWith(".tiff"))) {
      String mend =
          switch (format) {
            case ASCII_GRID -> "Maybe rename it to .asc: it begins like an Arc/Info ASCII grid.";
            case XYZ -> "Maybe rename it to .xyz: it begins like points x y z.";
            default -> CHECK;
          };
      throw new DemException(input.name(), "is named like a GeoTIFF but is text", mend);
    }
  }

  private static byte[] head(Path file) {
    try (InputStream in = Files.newInputStream(file)) {
      return in.readNBytes(FormatProbe.BYTES);
    } catch (IOException e) {
      throw unreadable(file.toString(), e);
    }
  }

  private static DemException unreadable(String file, IOException e) {
    return new DemException(
        file,
        "cannot be read (" + e.getClass().getSimpleName() + ": " + e.getMessage() + ")",
        "Maybe check its permissions.",
        e);
  }
}
