package org.freshet.dem.geotiff;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;
import org.freshet.dem.DemException;
import org.freshet.dem.DemFinding;
import org.freshet.dem.RasterFile;
import org.freshet.dem.Workers;
import org.freshet.grid.GridGeometry;
import org.freshet.progress.Progress;
import org.jspecify.annotations.Nullable;

/**
 * A GeoTIFF or BigTIFF (TIFF 6.0, OGC 19-008r4): tiles or strips; DEFLATE, LZW, PackBits or none;
 * predictors 1, 2 and 3; whole numbers of 8, 16 and 32 bits, floats of 32 and 64 bits; either byte
 * order. The first band of the first image is read. Other encodings go to GeoTools where the raster
 * is a file of its own.
 *
 * <p>Tiles decode in parallel; memory is the result and two tiles per thread.
 */
public final class GeoTiffFile implements RasterFile {
  private final String name;
  private final @Nullable Path path;
  private final TiffBytes bytes;
  private final TiffImage image;
  private final GridGeometry geometry;
  private final List<DemFinding> findings = new ArrayList<>();

  private GeoTiffFile(String name, @Nullable Path path, TiffBytes bytes) {
    this.name = name;
    this.path = path;
    this.bytes = bytes;
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
    this.geometry = withCrs(place, GeoTiffCrs.of(name, path, keys, place, findings));
    findLayout(contents.directories());
  }

  /**
   * Opens a file.
   *
   * @throws DemException where it is no GeoTIFF, is truncated or lies nowhere
   */
  public static GeoTiffFile open(Path file) {
    try {
      return open(file.toString(), file, TiffBytes.ofFile(file));
    } catch (IOException e) {
      throw new DemException(
          file.toString(), "cannot be opened (" + e.getMessage() + ")", "Maybe check it.", e);
    }
  }

  /** Opens a GeoTIFF in memory, such as one out of an archive; nobody may change the bytes. */
  public static GeoTiffFile open(String name, byte[] contents) {
    return open(name, null, TiffBytes.ofArray(contents));
  }

  private static GeoTiffFile open(String name, @Nullable Path path, TiffBytes bytes) {
    try {
      return new GeoTiffFile(name, path, bytes);
    } catch (RuntimeException | Error e) {
      close(bytes);
      throw e;
    }
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
  public String name() {
    return name;
  }

  @Override
  public String format() {
    return "GeoTIFF";
  }

  @Override
  public GridGeometry geometry() {
    return geometry;
  }

  @Override
  public List<DemFinding> findings() {
    return List.copyOf(findings);
  }

  @Override
  public float[] read(int threads, Progress progress) {
    if (!image.encoding().supported()) {
      return readOtherwise(progress);
    }
    float[] cells = new float[geometry.cells()];
    Queue<ChunkDecoder> decoders = new ConcurrentLinkedQueue<>();
    try {
      Workers.run(
          threads,
          Math.toIntExact(image.chunks().count()),
          () -> {
            ChunkDecoder decoder = new ChunkDecoder(image, bytes);
            decoders.add(decoder);
            return decoder;
          },
          (chunk, decoder) -> {
            readChunk(chunk, decoder, cells);
            long used = image.chunks().usedRows(chunk);
            progress.advance(used * image.chunks().usedCols(chunk));
          });
      findChanges(decoders);
    } finally {
      decoders.forEach(ChunkDecoder::end);
    }
    return cells;
  }

  private void readChunk(int chunk, ChunkDecoder decoder, float[] cells) {
    Chunks chunks = image.chunks();
    if (chunks.byteCounts()[chunk] != 0) {
      decoder.decode(chunk, cells);
      return;
    }
    // A tile that was never written is no data (GDAL's sparse files).
    for (int row = 0; row < chunks.usedRows(chunk); row++) {
      int from = (chunks.firstRow(chunk) + row) * chunks.cols() + chunks.firstCol(chunk);
      Arrays.fill(cells, from, from + chunks.usedCols(chunk), Float.NaN);
    }
  }

  private void findChanges(Queue<ChunkDecoder> decoders) {
    long infinite = decoders.stream().mapToLong(d -> d.samples().infinite()).sum();
    long rounded = decoders.stream().mapToLong(d -> d.samples().rounded()).sum();
    long sparse = 0;
    for (int i = 0; i < image.chunks().count(); i++) {
      sparse += image.chunks().byteCounts()[i] == 0 ? 1 : 0;
    }
    if (infinite > 0) {
      findings.add(
          DemFinding.warning(
              DemFinding.Code.INFINITE_VALUES, infinite + " infinite cells were read as no data."));
    }
    if (rounded > 0) {
      findings.add(
          DemFinding.warning(
              DemFinding.Code.ROUNDED_TO_FLOAT,
              rounded + " whole numbers above 16777216 were rounded."));
    }
    if (sparse > 0) {
      findings.add(
          DemFinding.info(
              DemFinding.Code.SPARSE_TILES, sparse + " absent tiles were read as no data."));
    }
  }

  private float[] readOtherwise(Progress progress) {
    Encoding encoding = image.encoding();
    String what =
        Encoding.compressionName(encoding.compression())
            + ", predictor "
            + encoding.predictor()
            + ", "
            + encoding.bytes()
            + "-byte "
            + encoding.kind().name().toLowerCase(Locale.ROOT);
    if (path == null || !encoding.worthFallback()) {
      throw GeoToolsReader.refusal(name, what, null);
    }
    float[] cells = GeoToolsReader.read(path, what, image);
    findings.add(
        DemFinding.info(
            DemFinding.Code.FALLBACK_READER, "Encoded as " + what + "; read by GeoTools."));
    progress.advance(cells.length);
    return cells;
  }

  @Override
  public void close() {
    close(bytes);
  }

  private static void close(TiffBytes bytes) {
    try {
      bytes.close();
    } catch (IOException e) {
      // Everything was read; a channel that does not close leaves nothing to do.
      throw new UncheckedIOException(e);
    }
  }
}
