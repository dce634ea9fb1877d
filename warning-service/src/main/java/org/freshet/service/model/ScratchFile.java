package org.freshet.service.model;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.channels.FileChannel;
import java.nio.channels.FileChannel.MapMode;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import org.freshet.grid.PagedScratch;
import org.freshet.grid.Pages;
import org.freshet.grid.Scratch;
import org.jspecify.annotations.Nullable;

/**
 * Room on the disk for numbers that nobody needs afterwards: a file that has no name, so that
 * nothing is left of it whatever happens. Filled with zeros before it is mapped, so that a full
 * disk is an {@link UncheckedIOException} here and not a fault of the memory later. Closed, it is
 * cut to nothing: what was not written yet never will be.
 *
 * <p>Not thread-safe.
 */
public final class ScratchFile implements PagedScratch.Source {
  private final Path folder;
  private @Nullable FileChannel channel;

  private ScratchFile(Path folder) {
    this.folder = folder;
  }

  /**
   * Room for columns.
   *
   * @param folder on the disk to use
   */
  public static Scratch room(Path folder) {
    return new PagedScratch(() -> new ScratchFile(folder));
  }

  /**
   * Zeros whose room is given back when the pages are collected.
   *
   * @param folder on the disk to use
   * @throws IOException if the disk is full
   */
  public static Pages pages(Path folder, long bytes) throws IOException {
    try {
      return new ScratchFile(folder).pages(bytes);
    } catch (UncheckedIOException e) {
      throw e.getCause();
    }
  }

  /** A file without a name. */
  static FileChannel open(Path folder) throws IOException {
    Path file = Files.createTempFile(folder, ".scratch", ".part");
    try {
      return FileChannel.open(
          file,
          StandardOpenOption.READ,
          StandardOpenOption.WRITE,
          StandardOpenOption.DELETE_ON_CLOSE);
    } finally {
      Files.deleteIfExists(file);
    }
  }

  /** Cuts a file to nothing and closes it. */
  static void giveBack(FileChannel channel) {
    try {
      channel.truncate(0);
      channel.close();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  @Override
  public Pages pages(long bytes) {
    try {
      FileChannel file = channel;
      if (file == null) {
        file = open(folder);
        channel = file;
      }
      long from = file.size();
      file.position(from);
      MappedFile.fill(file, bytes);
      return MappedFile.map(file, MapMode.READ_WRITE, from, bytes);
    } catch (IOException e) {
      throw new UncheckedIOException(
          new IOException(
              "Scratch room of "
                  + (bytes >> 20)
                  + " MiB in "
                  + folder
                  + " cannot be had ("
                  + e.getMessage()
                  + "). Maybe the disk is full.",
              e));
    }
  }

  @Override
  public void close() {
    FileChannel file = channel;
    if (file != null) {
      channel = null;
      giveBack(file);
    }
  }
}
