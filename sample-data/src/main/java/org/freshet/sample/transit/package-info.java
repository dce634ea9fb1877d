/** Buses and the tram: lines along the streets, stops, trips, and the GTFS feed. */
@NullMarked
package org.freshet.sample.transit;

import org.jspecify.annotations.NullMarked;
