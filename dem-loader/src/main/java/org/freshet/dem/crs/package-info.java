/**
 * Coordinate reference systems by authority code: is it metric, is it the same as another one, and
 * where on earth is a point. Light and quick to start (proj4j); the GeoTIFF room asks GeoTools
 * where a file does not state a plain code.
 */
@NullMarked
package org.freshet.dem.crs;

import org.jspecify.annotations.NullMarked;
