/**
 * RADOLAN and RADVOR composites of the German weather service (DWD) in their binary format: header,
 * payload, flags, containers, the polar stereographic grids, and the cut to a study area.
 *
 * <p>Sources: DWD, RADOLAN/RADVOR composite format description 2.5 (as read by the wradlib library,
 * MIT licence) and the files themselves. A damaged file is refused with what is wrong and never
 * decoded to nonsense; no data is unknown and never zero.
 */
@NullMarked
package org.freshet.service.ingest.radolan;

import org.jspecify.annotations.NullMarked;
