/**
 * The map layers of a study area: read from GeoJSON and rasters, laid onto the cells of the
 * terrain.
 *
 * <p>How to wire it: {@code AreaConfig config = AreaConfigReader.read(folder)}, read the terrain
 * with {@code DemSource}, then {@code StudyArea.load(config, dem.geometry())}. Its getters hand
 * over what terrain conditioning, runoff, exposure and the map page take.
 */
@NullMarked
package org.freshet.service.area;

import org.jspecify.annotations.NullMarked;
