package org.freshet.dem.geotiff;

import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import org.freshet.dem.DemException;
import org.freshet.dem.DemFinding;
import org.freshet.dem.RasterFile;
import org.freshet.dem.RasterHead;
import org.freshet.dem.RasterInput;
import org.freshet.dem.RowReader;
import org.freshet.grid.GridGeometry;
import org.freshet.progress.Progress;
import org.jspecify.annotations.Nullable;

/**
 * A GeoTIFF or BigTIFF (TIFF 6.0, OGC 19-008r4): tiles or strips; DEFLATE, LZW, PackBits or none;
 * predictors 1, 2 and 3; whole numbers of 8, 16 and 32 bits, floats of 32 and 64 bits; either byte
 * order. The first band of the first image is read. Other encodings go to GeoTools where the raster
 * is a file of its own.
 *
 * <p>Tiles decode in parallel, row of tiles by row; memory is two tiles per thread, and a row of
 * tiles where rows are asked for that end inside of one.
 */
public final class GeoTiffFile implements RasterFile {
  private final String name;
  private final RasterInput input;
  private final TiffImage image;
  private final GridGeometry geometry;
  private final List<DemFinding> findings = new ArrayList<>();

  private GeoTiffFile(RasterInput input, TiffBytes bytes) {
    this.name = input.name();
    this.input = input;
    TiffParser.Contents contents = TiffParser.parse(bytes, name);
    TiffDirectory tags = contents.directories().get(0);
    GeoKeys keys = GeoKeys.of(tags);
    this.image = new TiffImageReader(tags, contents.order()).read();
    int heightUnit = keys.number(GeoKeys.VERTICAL_UNIT);
    if (heightUnit != 0 && heightUnit != GeoKeys.METRE) {
      throw new DemException(
          name,
          "has heights in the unit EPSG:" + heightUnit + ", not in metres",
          "Maybe convert them: gdal_calc.py or gdalwarp with a vertical CRS in metres.");
    }
    Chunks chunks = image.chunks();
    GridGeometry place =
        GeoReference.of(tags, keys)
            .geometry(name, chunks.rows(), chunks.cols(), GridGeometry.UNKNOWN_CRS);
    this.geometry = withCrs(place, GeoTiffCrs.of(name, beside(input), keys, place, findings));
    findLayout(contents.directories());
  }

  /**
   * Reads the head of a file, or of an entry of a zip archive, which is unpacked in memory for it
   * and once more for its rows.
   *
   * @throws DemException where it is no GeoTIFF, is truncated or lies nowhere
   */
  public static GeoTiffFile open(RasterInput input) {
    try (TiffBytes bytes = TiffBytes.open(input)) {
      return new GeoTiffFile(input, bytes);
    } catch (IOException e) {
      throw unreadable(input.name(), e);
    }
  }

  private static @Nullable Path beside(RasterInput input) {
    return input.entry() == null ? input.path() : null;
  }

  private static DemException unreadable(String name, IOException e) {
    return new DemException(
        name, "cannot be read (" + e.getMessage() + ")", "Maybe check its permissions.", e);
  }

  private static GridGeometry withCrs(GridGeometry g, String crs) {
    return new GridGeometry(
        g.rows(), g.cols(), g.west(), g.north(), g.cellWidth_m(), g.cellHeight_m(), crs);
  }

  private void findLayout(List<TiffDirectory> directories) {
    if (image.bands() > 1) {
      findings.add(
          DemFinding.warning(
              DemFinding.Code.EXTRA_BANDS_IGNORED,
              image.bands() + " bands; only the first was read."));
    }
    for (TiffDirectory directory : directories) {
      if ((directory.integer(TiffTag.NEW_SUBFILE_TYPE, 0) & 4) != 0) {
        findings.add(
            DemFinding.warning(
                DemFinding.Code.MASK_IGNORED,
                "A mask inside of the file was not applied. Maybe write no data as a value."));
        break;
      }
    }
    if (image.scale() != 1 || image.offset() != 0) {
      findings.add(
          DemFinding.info(
              DemFinding.Code.SCALED,
              "Heights are stored values x " + image.scale() + " + " + image.offset() + "."));
    }
  }

  @Override
  public RasterHead head() {
    return new RasterHead(name, "GeoTIFF", geometry, findings);
  }

  @Override
  public RowReader rows(int threads, int maxCells, Progress progress) {
    try {
      if (image.encoding().supported()) {
        return new GeoTiffRows(image, TiffBytes.open(input), threads, progress, findings);
      }
    } catch (IOException e) {
      throw unreadable(name, e);
    }
    return rowsOtherwise(progress);
  }

  private RowReader rowsOtherwise(Progress progress) {
    Encoding encoding = image.encoding();
    String what =
        Encoding.compressionName(encoding.compression())
            + ", predictor "
            + encoding.predictor()
            + ", "
            + encoding.bytes()
            + "-byte "
            + encoding.kind().name().toLowerCase(Locale.ROOT);
    if (input.entry() != null || !encoding.worthFallback()) {
      throw GeoToolsRows.refusal(name, what, null);
    }
    findings.add(
        DemFinding.info(
            DemFinding.Code.FALLBACK_READER, "Encoded as " + what + "; read by GeoTools."));
    return new GeoToolsRows(input.path(), what, image, progress);
  }
}
