package org.freshet.service.sheet;

import java.awt.image.BufferedImage;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.List;
import javax.imageio.ImageIO;
import org.freshet.grid.FloatGrid;
import org.freshet.grid.GridGeometry;
import org.freshet.service.publish.Hillshade;
import org.locationtech.jts.geom.Geometry;

/**
 * What every map of a batch is drawn on, made once: relief, streets, buildings, all in the raster's
 * map coordinates. Immutable and thread-safe.
 */
public final class SheetGround {
  private final GridGeometry geometry;
  private final BufferedImage relief;
  private final boolean nodata;
  private final List<Geometry> streets;
  private final List<Geometry> buildings;

  /** The ground of an area. */
  public SheetGround(FloatGrid elevation, List<Geometry> streets, List<Geometry> buildings) {
    this.geometry = elevation.geometry();
    this.streets = List.copyOf(streets);
    this.buildings = List.copyOf(buildings);
    boolean missing = false;
    for (float height : elevation.array()) {
      missing |= Float.isNaN(height);
    }
    this.nodata = missing;
    try {
      byte[] png = Hillshade.of(elevation).png();
      this.relief = ImageIO.read(new ByteArrayInputStream(png));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  GridGeometry geometry() {
    return geometry;
  }

  /** Whether some of it was never measured. */
  public boolean hasNodata() {
    return nodata;
  }

  BufferedImage relief() {
    return relief;
  }

  List<Geometry> streets() {
    return streets;
  }

  List<Geometry> buildings() {
    return buildings;
  }
}
