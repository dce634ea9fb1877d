package org.freshet.dem;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.BasicFileAttributes;
import java.nio.file.attribute.FileTime;
import org.jspecify.annotations.Nullable;

/**
 * By what a changed file is told from the same one: size, time of the last change, and what the
 * file system knows it by, which changes when another file takes its name.
 */
record FileStamp(long size, FileTime changed, @Nullable Object key) {

  /** What a file is now; a file that is gone has a stamp that no file has. */
  static FileStamp of(Path file) {
    try {
      BasicFileAttributes now = Files.readAttributes(file, BasicFileAttributes.class);
      return new FileStamp(now.size(), now.lastModifiedTime(), now.fileKey());
    } catch (IOException e) {
      return new FileStamp(-1, FileTime.fromMillis(0), null);
    }
  }
}
