package org.freshet.service.ingest.radolan;

/** One file of a container (or the file itself, if it is none): a frame, or what is wrong. */
public sealed interface RadolanMember {
  /** Name of the member inside its archive; of a single file, the file's name. */
  String name();

  /** A member that could be read. */
  record Readable(String name, RadolanFrame frame) implements RadolanMember {}

  /** A member that could not. */
  record Damaged(String name, RadolanException fault) implements RadolanMember {}
}
