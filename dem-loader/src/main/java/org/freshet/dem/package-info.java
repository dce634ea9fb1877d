/**
 * Every raster format, read into one {@link org.freshet.dem.Dem}. {@link org.freshet.dem.DemSource}
 * is the front door; each format has a room of its own below, and hands over a {@link
 * org.freshet.dem.RasterFile}. Bad input ends in a {@link org.freshet.dem.DemException} that names
 * file, cause and mend; what is odd but usable becomes a counted {@link
 * org.freshet.dem.DemFinding}.
 */
@NullMarked
package org.freshet.dem;

import org.jspecify.annotations.NullMarked;
