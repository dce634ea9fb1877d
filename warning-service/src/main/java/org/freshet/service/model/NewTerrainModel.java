package org.freshet.service.model;

import java.io.BufferedOutputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.channels.Channels;
import java.nio.channels.FileChannel;
import java.nio.channels.FileChannel.MapMode;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.ArrayList;
import java.util.List;
import java.util.zip.CRC32C;
import org.freshet.grid.GridGeometry;
import org.freshet.grid.Pages;
import org.freshet.grid.Scratch;
import org.freshet.progress.Progress;
import org.freshet.sink.ModelSpace;
import org.freshet.sink.ScratchBlocks;
import org.freshet.sink.SectionOut;
import org.freshet.sink.TiledModel;
import org.freshet.terrain.TerrainOptions;

/**
 * A terrain model on its way into a file, larger than the memory if need be: heights come in row by
 * row, the terrain is solved in tiles within the mapped file, and the file gets its name when all
 * is done. Until then it lies beside its target under a name that no reader takes for a model, and
 * its head is missing; closing an unfinished one deletes it.
 *
 * <p>The disk is filled before it is mapped, so that a full disk is an {@link IOException} here and
 * not a fault of the memory later. Disk: 9 bytes per cell and 4 per cell in a depression, and about
 * as much again for the latter while it is made. One use; not thread-safe.
 */
public final class NewTerrainModel implements AutoCloseable {
  private static final int CHUNK = 1 << 20;

  // As measured; depends on how many cells lie in depressions.
  private static final long BYTES_PER_CELL = 11;

  private final Path target;
  private final Path part;
  private final GridGeometry geometry;
  private final TerrainOptions options;
  private final FileChannel channel;
  private final List<Section> sections = new ArrayList<>();
  private final CRC32C elevationSum = new CRC32C();
  private final ByteBuffer rowBytes;
  private long cellsIn;

  private record Section(long sumAt, Pages pages) {}

  /**
   * Begins a model.
   *
   * @throws IOException if the folder cannot be written
   */
  public NewTerrainModel(Path target, GridGeometry geometry, TerrainOptions options)
      throws IOException {
    this.target = target;
    this.part = TerrainModelFile.part(target);
    this.geometry = geometry;
    this.options = options;
    this.rowBytes = ByteBuffer.allocate(CHUNK).order(ByteOrder.LITTLE_ENDIAN);
    TerrainModelFile.sweep(target);
    this.channel =
        FileChannel.open(
            part,
            StandardOpenOption.CREATE,
            StandardOpenOption.TRUNCATE_EXISTING,
            StandardOpenOption.READ,
            StandardOpenOption.WRITE);
    try {
      // Zeros for a head: whatever is left of a killed process is refused.
      channel.write(ByteBuffer.allocate(headBytes().length));
      openSection("ELEV", 4L * geometry.cells());
    } catch (IOException | RuntimeException e) {
      close();
      throw e;
    }
  }

  private byte[] headBytes() throws IOException {
    ByteArrayOutputStream head = new ByteArrayOutputStream();
    TiledModel.writeHead(geometry, options, head);
    return head.toByteArray();
  }

  private void openSection(String tag, long bytes) throws IOException {
    ByteBuffer head = ByteBuffer.allocate(12).order(ByteOrder.LITTLE_ENDIAN);
    head.put(tag.getBytes(StandardCharsets.US_ASCII)).putLong(bytes).flip();
    write(head);
  }

  private void write(ByteBuffer bytes) throws IOException {
    try {
      while (bytes.hasRemaining()) {
        channel.write(bytes);
      }
    } catch (IOException e) {
      throw full(e);
    }
  }

  private IOException full(IOException cause) {
    return new IOException(
        "Terrain model "
            + target
            + " cannot be written ("
            + cause.getMessage()
            + "); it takes about "
            + ((BYTES_PER_CELL * geometry.cells()) >> 20)
            + " MiB. Maybe the disk is full.",
        cause);
  }

  /** Takes the next heights, m, row-major from the north; NaN is no data. */
  public void heights(float[] cells, int count) throws IOException {
    for (int from = 0; from < count; from += CHUNK / Float.BYTES) {
      int part = Math.min(count - from, CHUNK / Float.BYTES);
      rowBytes.clear();
      rowBytes.asFloatBuffer().put(cells, from, part);
      rowBytes.limit(part * Float.BYTES);
      elevationSum.update(rowBytes.array(), 0, rowBytes.limit());
      write(rowBytes);
    }
    cellsIn += count;
  }

  /**
   * Solves the terrain and finishes the file.
   *
   * @param tileSize rows and columns of a tile: memory, never the result
   * @return the model where it lies; it stays whole when the file is replaced or deleted
   * @throws IOException if the disk is full or fails
   * @throws IllegalStateException if not all heights have come
   */
  public TiledModel finish(int tileSize, Progress progress) throws IOException {
    if (cellsIn != geometry.cells()) {
      throw new IllegalStateException(
          "Heights of (" + cellsIn + ") cells came for a raster of " + geometry.cells() + ".");
    }
    long bytes = 4L * geometry.cells();
    long from = channel.position() - bytes;
    writeInt((int) elevationSum.getValue());
    Pages elevation = MappedFile.map(channel, MapMode.READ_ONLY, from, bytes);
    TiledModel model;
    try {
      model = TiledModel.of(geometry, elevation, options, tileSize, new Space(), progress);
    } catch (UncheckedIOException e) {
      throw e.getCause();
    }
    progress.begin("save terrain model", geometry.cells());
    writeSums();
    ByteArrayOutputStream head = new ByteArrayOutputStream();
    model.writeHead(head);
    writeTail(model);
    channel.force(true);
    channel.write(ByteBuffer.wrap(head.toByteArray()), 0);
    channel.force(true);
    TerrainModelFile.publish(part, target);
    progress.advance(geometry.cells());
    return model;
  }

  private void writeTail(TiledModel model) throws IOException {
    OutputStream out = new BufferedOutputStream(Channels.newOutputStream(channel), CHUNK);
    model.writeTail(out);
    out.flush();
  }

  private void writeInt(int value) throws IOException {
    ByteBuffer four = ByteBuffer.allocate(4).order(ByteOrder.LITTLE_ENDIAN);
    four.putInt(value).flip();
    write(four);
  }

  private final class Space implements ModelSpace {
    @Override
    public Pages section(String tag, long bytes) {
      return NewTerrainModel.this.section(tag, bytes);
    }

    @Override
    public SectionOut written(String tag, long bytes) {
      try {
        return new Written(tag, bytes);
      } catch (IOException e) {
        throw new UncheckedIOException(full(e));
      }
    }

    @Override
    public Scratch scratch() {
      return ScratchFile.room(folder());
    }

    @Override
    public ScratchBlocks blocks(int size) {
      try {
        return new BlockFile(folder(), size);
      } catch (IOException e) {
        throw new UncheckedIOException(full(e));
      }
    }
  }

  // Not mapped while it is written: mapped, a large section would be read from the disk first.
  private final class Written implements SectionOut {
    private final long from;
    private final long bytes;
    private final long sumAt;

    Written(String tag, long bytes) throws IOException {
      openSection(tag, bytes);
      this.from = channel.position();
      this.bytes = bytes;
      this.sumAt = from + bytes;
      channel.position(sumAt);
      writeInt(0);
    }

    @Override
    public void write(long at, float[] values, int count) {
      ByteBuffer chunk = ByteBuffer.allocate(CHUNK).order(ByteOrder.LITTLE_ENDIAN);
      int most = CHUNK / Float.BYTES;
      try {
        for (int done = 0; done < count; done += most) {
          int part = Math.min(count - done, most);
          chunk.clear();
          chunk.asFloatBuffer().put(values, done, part);
          chunk.limit(part * Float.BYTES);
          MappedFile.write(channel, chunk, from + (at + done) * Float.BYTES);
        }
      } catch (IOException e) {
        throw new UncheckedIOException(full(e));
      }
    }

    @Override
    public Pages pages() {
      Pages pages = MappedFile.map(channel, MapMode.READ_WRITE, from, bytes);
      sections.add(new Section(sumAt, pages));
      return pages;
    }
  }

  private Path folder() {
    Path folder = target.toAbsolutePath().getParent();
    return folder == null ? target.toAbsolutePath() : folder;
  }

  private Pages section(String tag, long bytes) {
    try {
      openSection(tag, bytes);
      long from = channel.position();
      try {
        MappedFile.fill(channel, bytes);
      } catch (IOException e) {
        throw full(e);
      }
      long sumAt = channel.position();
      writeInt(0);
      Pages pages = MappedFile.map(channel, MapMode.READ_WRITE, from, bytes);
      sections.add(new Section(sumAt, pages));
      return pages;
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private void writeSums() throws IOException {
    long end = channel.position();
    for (Section section : sections) {
      channel.position(section.sumAt);
      writeInt(section.pages.checksum());
    }
    channel.position(end);
  }

  /** Deletes what is not finished. */
  @Override
  public void close() throws IOException {
    channel.close();
    Files.deleteIfExists(part);
  }
}
