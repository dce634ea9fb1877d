/**
 * Gauges: what rain gauges, level gauges and sensors observed, how far each value may be trusted,
 * and what a level does in the next hours.
 *
 * <p>An {@link org.freshet.gauge.Observation} is one value of one sensor; quality control sets bits
 * of {@link org.freshet.gauge.QualityFlags} and deletes nothing. No file, no network, no clock: the
 * caller says what time it is.
 */
@NullMarked
package org.freshet.gauge;

import org.jspecify.annotations.NullMarked;
