/**
 * The shape of the ground: outlets, flow directions, basins and the passes between them, filling,
 * flow accumulation, catchments, and the changes made to a terrain before it is read.
 *
 * <p>Everything global is done on the basin graph ({@link org.freshet.terrain.BasinGraph}): each
 * cell drains by steepest descent into one pit; the pits' basins touch at passes; a minimum
 * spanning tree of the passes answers how high water rises before it leaves. Work on cells runs in
 * row bands with any number of threads; only the small graph is sequential.
 *
 * <p>Conventions: eight neighbours; cells of the raster edge and cells beside draining no data are
 * outlets, keep their height and send water away; ties break by (height, cell).
 */
@NullMarked
package org.freshet.terrain;

import org.jspecify.annotations.NullMarked;
