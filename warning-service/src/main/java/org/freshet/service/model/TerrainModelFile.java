package org.freshet.service.model;

import java.io.BufferedOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.channels.Channels;
import java.nio.channels.FileChannel;
import java.nio.channels.FileChannel.MapMode;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import org.freshet.grid.Pages;
import org.freshet.grid.Scratch;
import org.freshet.progress.Progress;
import org.freshet.sink.ModelBytes;
import org.freshet.sink.TerrainModel;
import org.freshet.sink.TiledModel;

/**
 * Saves terrain models and opens them again. A saved model takes its name only when it is whole and
 * on the disk; whoever has opened the one before goes on reading that. Static and stateless.
 */
public final class TerrainModelFile {
  private TerrainModelFile() {}

  /** Saves a model that is in memory. */
  public static void write(Path target, TerrainModel model) throws IOException {
    Path part = part(target);
    try (FileChannel channel =
        FileChannel.open(
            part,
            StandardOpenOption.CREATE,
            StandardOpenOption.TRUNCATE_EXISTING,
            StandardOpenOption.WRITE)) {
      OutputStream out = new BufferedOutputStream(Channels.newOutputStream(channel), 1 << 18);
      model.writeTo(out);
      out.flush();
      channel.force(true);
      publish(part, target);
    } finally {
      Files.deleteIfExists(part);
    }
  }

  /** Opens a saved model where it is; what is worked out of its depressions lies on the heap. */
  public static TiledModel open(Path file, int threads, Progress progress) throws IOException {
    return open(file, threads, Scratch.onHeap(), progress);
  }

  /**
   * Opens a saved model where it is. The file may be replaced or deleted afterwards.
   *
   * @param room for what is worked out of its depressions and of the water in them
   * @throws org.freshet.sink.TerrainModelFormatException if it is foreign, of another version,
   *     damaged or not whole
   */
  public static TiledModel open(Path file, int threads, Scratch room, Progress progress)
      throws IOException {
    try (FileChannel channel = FileChannel.open(file, StandardOpenOption.READ)) {
      long size = channel.size();
      return TiledModel.open(
          new ModelBytes() {
            @Override
            public long size() {
              return size;
            }

            @Override
            public Pages pages(long from, long count) {
              return MappedFile.map(channel, MapMode.READ_ONLY, from, count);
            }
          },
          threads,
          room,
          progress);
    }
  }

  /** A name beside the target that no reader takes for a model. */
  static Path part(Path target) {
    String name = "." + target.getFileName() + "." + ProcessHandle.current().pid() + ".part";
    return target.toAbsolutePath().resolveSibling(name);
  }

  // What killed processes left beside a target; they can no longer finish it.
  static void sweep(Path target) throws IOException {
    Path folder = target.toAbsolutePath().getParent();
    String prefix = "." + target.getFileName() + ".";
    try (DirectoryStream<Path> parts = Files.newDirectoryStream(folder, prefix + "*.part")) {
      for (Path part : parts) {
        String name = String.valueOf(part.getFileName());
        String pid = name.substring(prefix.length(), name.length() - ".part".length());
        boolean number = !pid.isEmpty() && pid.chars().allMatch(Character::isDigit);
        if (number && ProcessHandle.of(Long.parseLong(pid)).isEmpty()) {
          Files.deleteIfExists(part);
        }
      }
    }
  }

  static void publish(Path part, Path target) throws IOException {
    Files.move(
        part,
        target.toAbsolutePath(),
        StandardCopyOption.ATOMIC_MOVE,
        StandardCopyOption.REPLACE_EXISTING);
  }
}
