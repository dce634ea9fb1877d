/** Several rasters side by side as one. */
@NullMarked
package org.freshet.dem.mosaic;

import org.jspecify.annotations.NullMarked;
