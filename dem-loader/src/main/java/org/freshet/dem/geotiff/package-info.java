/**
 * Tiled and striped GeoTIFF: an own reader and writer for the encodings terrain models come in, and
 * GeoTools behind them for everything else and as the authority on coordinate systems that are no
 * plain code. No GeoTools type leaves this room.
 */
@NullMarked
package org.freshet.dem.geotiff;

import org.jspecify.annotations.NullMarked;
