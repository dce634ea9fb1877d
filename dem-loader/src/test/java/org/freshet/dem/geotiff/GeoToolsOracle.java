package org.freshet.dem.geotiff;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.awt.image.Raster;
import java.nio.file.Path;
import org.freshet.dem.Dem;
import org.freshet.dem.crs.Crs;
import org.freshet.grid.GridGeometry;
import org.geotools.coverage.grid.GridCoverage2D;
import org.geotools.gce.geotiff.GeoTiffReader;
import org.geotools.referencing.CRS;
import org.geotools.util.factory.Hints;

/** Reads a GeoTIFF with GeoTools and compares every cell, the place and the CRS. */
final class GeoToolsOracle {
  private GeoToolsOracle() {}

  static void assertSame(Dem dem, Path file) throws Exception {
    GeoTiffReader reader = new GeoTiffReader(file.toFile(), new Hints());
    try {
      GridCoverage2D coverage = reader.read(null);
      GridGeometry g = dem.geometry();
      Raster raster = coverage.getRenderedImage().getData();
      assertThat(raster.getWidth()).isEqualTo(g.cols());
      assertThat(raster.getHeight()).isEqualTo(g.rows());
      double sum = 0;
      long different = 0;
      for (int row = 0; row < g.rows(); row++) {
        double rowSum = 0;
        for (int col = 0; col < g.cols(); col++) {
          float own = dem.elevation().get(row, col);
          float other = raster.getSampleFloat(raster.getMinX() + col, raster.getMinY() + row, 0);
          if (!Float.isNaN(own)) {
            rowSum += other;
            different += own == other ? 0 : 1;
          }
        }
        sum += rowSum;
      }
      assertThat(different).isZero();
      assertThat(dem.sum()).isEqualTo(sum);
      var envelope = coverage.getEnvelope2D();
      assertThat(g.west()).isCloseTo(envelope.getMinX(), within(1e-6));
      assertThat(g.north()).isCloseTo(envelope.getMaxY(), within(1e-6));
      assertThat(g.east()).isCloseTo(envelope.getMaxX(), within(1e-6));
      assertThat(g.south()).isCloseTo(envelope.getMinY(), within(1e-6));
      Integer code = CRS.lookupEpsgCode(reader.getCoordinateReferenceSystem(), true);
      assertThat(Crs.of(g.crs()).sameAs(Crs.of("EPSG:" + code)))
          .as("%s %d", g.crs(), code)
          .isTrue();
    } finally {
      reader.dispose();
    }
  }
}
