/**
 * Raster geometry, primitive grids and the D8 neighbourhood.
 *
 * <p>A cell is one {@code int cell = row * cols + col}; row 0 is the northernmost row, column 0 the
 * westernmost. No data in float grids is NaN. The eight neighbours are numbered clockwise from
 * east, and in files coded as ESRI does:
 *
 * <pre>
 *   index        ESRI code
 *   5  6  7      32  64 128
 *   4  .  0      16   .   1
 *   3  2  1       8   4   2
 * </pre>
 */
@NullMarked
package org.freshet.grid;

import org.jspecify.annotations.NullMarked;
