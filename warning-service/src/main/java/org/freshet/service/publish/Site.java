package org.freshet.service.publish;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Collection;
import java.util.Collections;
import java.util.SortedMap;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/**
 * Everything published at one time, by path. Served over HTTP and written to a folder from the same
 * bytes. Immutable and thread-safe: a reader holds one site and never sees half of the next.
 */
public final class Site {
  private final SortedMap<String, SiteFile> files;

  /** A site of the given files; of two with one path the later wins. */
  public Site(Collection<SiteFile> files) {
    TreeMap<String, SiteFile> byPath = new TreeMap<>();
    for (SiteFile file : files) {
      byPath.put(file.path(), file);
    }
    this.files = Collections.unmodifiableSortedMap(byPath);
  }

  /** The file at a path, or null. */
  public @Nullable SiteFile file(String path) {
    return files.get(path);
  }

  /** All files, by path. */
  public Collection<SiteFile> files() {
    return files.values();
  }

  /** Writes every file below a folder, replacing what is there under the same names. */
  public void writeTo(Path folder) throws IOException {
    for (SiteFile file : files.values()) {
      Path target = folder.resolve(file.path());
      Path parent = target.getParent();
      if (parent != null) {
        Files.createDirectories(parent);
      }
      Files.write(target, file.content());
    }
  }
}
