package org.freshet.service.inspect;

import java.nio.file.Path;

/** Knows one family of formats. */
public interface FileInspector {
  /**
   * Whether a file seems to belong to the family.
   *
   * @param file the file
   * @param start the first bytes of the file itself, packed or not
   * @param inner the first bytes of what is inside once gzip, bzip2 and tar are peeled off
   */
  boolean accepts(Path file, byte[] start, byte[] inner);

  /** Describes a file that was accepted; damage becomes an error finding, never an exception. */
  Inspection inspect(Path file);
}
