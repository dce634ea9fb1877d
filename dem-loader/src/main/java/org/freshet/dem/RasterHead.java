package org.freshet.dem;

import java.util.List;
import org.freshet.grid.GridGeometry;

/**
 * What is known of a raster file once its head was read.
 *
 * @param name the file as the user knows it
 * @param format what it is, such as {@code GeoTIFF}
 * @param geometry where it lies. The crs is the code the file states, {@link
 *     GridGeometry#UNKNOWN_CRS} where it states none; nothing has judged it yet
 * @param findings what was odd so far, by reference; more may come with the last row that is read
 */
public record RasterHead(
    String name, String format, GridGeometry geometry, List<DemFinding> findings) {}
