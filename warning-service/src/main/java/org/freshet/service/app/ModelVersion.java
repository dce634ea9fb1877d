package org.freshet.service.app;

import java.nio.ByteBuffer;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import org.freshet.sink.TerrainModel;

/** Names a terrain model by what it was made from, so that a warning can say which one it used. */
final class ModelVersion {
  private static final int HEX_DIGITS = 12;

  private ModelVersion() {}

  /** First digits of the SHA-256 of geometry, options and heights. */
  static String of(TerrainModel terrain) {
    try {
      MessageDigest digest = MessageDigest.getInstance("SHA-256");
      digest.update(
          (terrain.geometry() + " " + terrain.options().flowRule())
              .getBytes(java.nio.charset.StandardCharsets.UTF_8));
      int cols = terrain.geometry().cols();
      ByteBuffer row = ByteBuffer.allocate(cols * Float.BYTES);
      float[] heights = terrain.elevation().array();
      for (int from = 0; from < heights.length; from += cols) {
        row.clear();
        row.asFloatBuffer().put(heights, from, cols);
        digest.update(row);
      }
      return HexFormat.of().formatHex(digest.digest()).substring(0, HEX_DIGITS);
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException("Every Java runtime has SHA-256.", e);
    }
  }
}
