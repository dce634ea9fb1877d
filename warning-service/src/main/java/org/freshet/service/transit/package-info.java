/**
 * Public transport in both directions: reads the timetable (GTFS) and says by GTFS-Realtime which
 * lines and stops the water takes away. GTFS names stay in this room.
 */
@NullMarked
package org.freshet.service.transit;

import org.jspecify.annotations.NullMarked;
