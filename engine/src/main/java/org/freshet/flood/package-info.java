/**
 * Runoff, sewer capacity and sinks as reservoirs: rain in, the water level of every sink out, now
 * and\n * ahead.
 */
@NullMarked
package org.freshet.flood;

import org.jspecify.annotations.NullMarked;
