package org.freshet.service.publish;

import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.Instant;
import java.util.HexFormat;

/**
 * One published file with what a web server must know about it.
 *
 * <p>Immutable as long as nobody writes to the array handed in.
 */
public final class SiteFile {
  private final String path;
  private final String mediaType;
  private final Instant modified;
  private final boolean forEver;
  private final byte[] content;
  private final String etag;

  /**
   * @param path where it lies, relative, with {@code /}
   * @param mediaType its type
   * @param modified when its content last changed
   * @param forEver whether content under this path never changes once published
   * @param content the bytes; not copied
   */
  public SiteFile(
      String path, String mediaType, Instant modified, boolean forEver, byte[] content) {
    this.path = path;
    this.mediaType = mediaType;
    this.modified = modified;
    this.forEver = forEver;
    this.content = content;
    this.etag = "W/\"" + sha256(content).substring(0, 32) + '"';
  }

  private static String sha256(byte[] content) {
    try {
      return HexFormat.of().formatHex(MessageDigest.getInstance("SHA-256").digest(content));
    } catch (NoSuchAlgorithmException impossible) {
      throw new IllegalStateException(impossible);
    }
  }

  /** Where it lies, relative. */
  public String path() {
    return path;
  }

  /** Its media type. */
  public String mediaType() {
    return mediaType;
  }

  /** When its content last changed. */
  public Instant modified() {
    return modified;
  }

  /** Whether content under this path never changes once published. */
  public boolean forEver() {
    return forEver;
  }

  /** The bytes; not a copy. */
  public byte[] content() {
    return content;
  }

  /** Weak entity tag with its quotes; weak because the content may travel compressed or not. */
  public String etag() {
    return etag;
  }
}
