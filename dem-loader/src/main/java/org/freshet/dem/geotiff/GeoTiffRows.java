package org.freshet.dem.geotiff;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.List;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;
import org.freshet.dem.DemFinding;
import org.freshet.dem.RowReader;
import org.freshet.dem.Workers;
import org.freshet.progress.Progress;

/**
 * Reads a TIFF row of tiles by row of tiles; tiles decode in parallel. Rows that end inside of a
 * row of tiles go through a buffer of one.
 */
final class GeoTiffRows implements RowReader {
  private final TiffImage image;
  private final Chunks chunks;
  private final TiffBytes bytes;
  private final int threads;
  private final Progress progress;
  private final List<DemFinding> findings;
  private final Queue<ChunkDecoder> all = new ConcurrentLinkedQueue<>();
  private final Queue<ChunkDecoder> idle = new ConcurrentLinkedQueue<>();
  private float[] band = new float[0];
  private int bandIndex = -1;
  private int nextRow;

  /**
   * A reader at the first row.
   *
   * @param bytes of the file; closed with the reader
   * @param findings takes what was odd, after the last row
   */
  GeoTiffRows(
      TiffImage image, TiffBytes bytes, int threads, Progress progress, List<DemFinding> findings) {
    this.image = image;
    this.chunks = image.chunks();
    this.bytes = bytes;
    this.threads = threads;
    this.progress = progress;
    this.findings = findings;
  }

  @Override
  public int step() {
    return chunks.chunkRows();
  }

  @Override
  public void next(int rows, float[] target, int at) {
    int end = nextRow + rows;
    int to = at;
    while (nextRow < end) {
      int inside = nextRow % chunks.chunkRows();
      int index = nextRow / chunks.chunkRows();
      // Whole rows of tiles; the last one of the image may be lower.
      int wholeEnd = end == chunks.rows() ? chunks.down() : end / chunks.chunkRows();
      int taken;
      if (inside == 0 && wholeEnd > index) {
        decode(index, wholeEnd, target, to);
        taken = chunks.endRow(wholeEnd - 1) - nextRow;
      } else {
        taken = Math.min(end, chunks.endRow(index)) - nextRow;
        load(index);
        System.arraycopy(band, inside * chunks.cols(), target, to, taken * chunks.cols());
      }
      to += taken * chunks.cols();
      nextRow += taken;
    }
    if (nextRow == chunks.rows()) {
      band = new float[0];
      findChanges();
    }
  }

  private void load(int index) {
    if (bandIndex == index) {
      return;
    }
    int rows = chunks.endRow(index) - index * chunks.chunkRows();
    int cells = Math.multiplyExact(rows, chunks.cols());
    if (band.length < cells) {
      band = new float[cells];
    }
    decode(index, index + 1, band, 0);
    bandIndex = index;
  }

  /** Decodes rows of tiles into an array that begins with the first of them. */
  private void decode(int first, int end, float[] target, int at) {
    int across = chunks.across();
    int origin = first * across;
    Workers.run(
        threads,
        (end - first) * across,
        this::decoder,
        (piece, decoder) -> {
          int chunk = origin + piece;
          int row = chunks.firstRow(chunk) - chunks.firstRow(origin);
          decoder.decode(chunk, target, at + row * chunks.cols() + chunks.firstCol(chunk));
          progress.advance((long) chunks.usedRows(chunk) * chunks.usedCols(chunk));
        });
    idle.clear();
    idle.addAll(all);
  }

  private ChunkDecoder decoder() {
    ChunkDecoder kept = idle.poll();
    if (kept != null) {
      return kept;
    }
    ChunkDecoder made = new ChunkDecoder(image, bytes);
    all.add(made);
    return made;
  }

  private void findChanges() {
    long infinite = all.stream().mapToLong(d -> d.samples().infinite()).sum();
    long rounded = all.stream().mapToLong(d -> d.samples().rounded()).sum();
    long sparse = 0;
    for (int i = 0; i < chunks.count(); i++) {
      sparse += chunks.byteCounts()[i] == 0 ? 1 : 0;
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

  @Override
  public void close() {
    all.forEach(ChunkDecoder::end);
    all.clear();
    idle.clear();
    try {
      bytes.close();
    } catch (IOException e) {
      throw new UncheckedIOException(image.file() + ": could not be closed.", e);
    }
  }
}
