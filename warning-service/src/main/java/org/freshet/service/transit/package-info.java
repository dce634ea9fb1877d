/**
 * Public transport in both directions: reads the timetable (GTFS) and says by GTFS-Realtime which
 * lines and stops the water takes away. GTFS names stay in this room.
 *
 * <p>How to wire it: once per study area {@code GtfsFeed feed = GtfsReader.read(path)} and {@code
 * TransitLines lines = TransitLines.of(feed, network, mapping)}. Exposure is laid out over {@code
 * lines.edges()} (streets, then tracks) instead of the network's own list. Every cycle {@code new
 * TransitRerouter(network, lines.edges()).hints(lines.underWay(now, horizon), busClosures,
 * tramClosures)}; then {@code new GtfsRealtimeMapper(feed, languages, web).alerts(hints, now)} and
 * {@code TripUpdateMapper.tripUpdates(hints, now)}, each {@code toByteArray()} for its feed.
 */
@NullMarked
package org.freshet.service.transit;

import org.jspecify.annotations.NullMarked;
