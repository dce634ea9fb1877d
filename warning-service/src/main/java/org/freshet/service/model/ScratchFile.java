package org.freshet.service.model;

import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.channels.FileChannel.MapMode;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import org.freshet.grid.Pages;

/** Room on the disk for numbers that nobody needs afterwards. */
public final class ScratchFile {
  private ScratchFile() {}

  /**
   * Zeros in a file that has no name any more when this returns, so that nothing is left of it
   * whatever happens; its room is given back when the pages are collected.
   *
   * @param folder on the disk to use
   * @throws IOException if the disk is full
   */
  public static Pages pages(Path folder, long bytes) throws IOException {
    Path file = Files.createTempFile(folder, ".scratch", ".part");
    try (FileChannel channel =
        FileChannel.open(
            file,
            StandardOpenOption.READ,
            StandardOpenOption.WRITE,
            StandardOpenOption.DELETE_ON_CLOSE)) {
      MappedFile.fill(channel, bytes);
      return MappedFile.map(channel, MapMode.READ_WRITE, 0, bytes);
    } finally {
      Files.deleteIfExists(file);
    }
  }
}
