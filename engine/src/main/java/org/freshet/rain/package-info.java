/**
 * Rain: frames of rain depth on a radar grid, where that grid lies in the study area, the forecast
 * made of such frames, the motion and extrapolation that make a nowcast, and the statistics of
 * heavy rain (depth-duration-frequency, design storms, Starkregenindex).
 *
 * <p>Rain is a depth in mm over an interval, per cell, row 0 north. NaN is unknown, never zero.
 */
@NullMarked
package org.freshet.rain;

import org.jspecify.annotations.NullMarked;
