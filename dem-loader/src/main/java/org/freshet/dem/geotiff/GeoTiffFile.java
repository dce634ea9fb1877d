package org.freshet.dem.geotiff;

import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
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
  private final byte @Nullable [] memory;
  private final TiffImage image;
  private final GridGeometry geometry;
  private final List<DemFinding> findings = new ArrayList<>();

  private GeoTiffFile(String name, @Nullable Path path, byte @Nullable [] memory, TiffBytes bytes) {
    this.name = name;
    this.path = path;
    this.memory = memory;
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
    try (TiffBytes bytes = TiffBytes.ofFile(file)) {
      return new GeoTiffFile(file.toString(), file, null, bytes);
    } catch (IOException e) {
      throw unreadable(file.toString(), e);
    }
  }

  /** Opens a GeoTIFF in memory, such as one out of an archive; nobody may change the bytes. */
  public static GeoTiffFile open(String name, byte[] contents) {
    return new GeoTiffFile(name, null, contents, TiffBytes.ofArray(contents));
  }

  private static DemException unreadable(String name, IOException e) {
    return new DemException(
        name, "cannot be read (" + e.getMessage() + ")", "Maybe check its permissions.", e);
  }

  private TiffBytes bytes() throws IOException {
    return memory != null
        ? TiffBytes.ofArray(memory)
        : TiffBytes.ofFile(Objects.requireNonNull(path));
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
    try (TiffBytes bytes = bytes()) {
      return read(bytes, threads, progress);
    } catch (IOException e) {
      throw unreadable(name, e);
    }
  }

  private float[] read(TiffBytes bytes, int threads, Progress progress) {
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
}
