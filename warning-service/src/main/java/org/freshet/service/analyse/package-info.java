/** What {@code analyse} computes of any DEM and writes for a geographic information system. */
@NullMarked
package org.freshet.service.analyse;

import org.jspecify.annotations.NullMarked;
