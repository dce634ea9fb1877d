package org.freshet.service.publish;

/**
 * A PNG that covers the whole study raster, north up, in the study CRS.
 *
 * <p>Immutable as long as nobody writes to the array handed in.
 */
public final class Picture {
  private final int width_px;
  private final int height_px;
  private final byte[] png;

  /**
   * @param width_px its width
   * @param height_px its height
   * @param png the encoded picture; not copied
   */
  public Picture(int width_px, int height_px, byte[] png) {
    this.width_px = width_px;
    this.height_px = height_px;
    this.png = png;
  }

  /** Width, pixels. */
  public int width_px() {
    return width_px;
  }

  /** Height, pixels. */
  public int height_px() {
    return height_px;
  }

  /** The PNG itself; not a copy. */
  public byte[] png() {
    return png;
  }
}
