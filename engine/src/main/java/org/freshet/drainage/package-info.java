/**
 * Emergency drainage paths (Notabflusswege): the way overflow takes from the outlet of a sink down
 * to the next sink or off the raster.
 */
@NullMarked
package org.freshet.drainage;

import org.jspecify.annotations.NullMarked;
