/**
 * Streets: the road network port on a routing engine and OSM data, and which edges a transit line
 * uses.
 *
 * <p>How to wire it: {@code GraphHopperNetwork.open(pbf, cacheFolder, studyArea.mapping(),
 * studyArea.areaIndex())}; its edges go to exposure, closed edge indexes come back into {@code
 * route}. Names of the routing engine stay in this room.
 */
@NullMarked
package org.freshet.service.routing;

import org.jspecify.annotations.NullMarked;
