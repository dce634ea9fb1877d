/** Every raster format, read into one Dem. */
@NullMarked
package org.freshet.dem;

import org.jspecify.annotations.NullMarked;
