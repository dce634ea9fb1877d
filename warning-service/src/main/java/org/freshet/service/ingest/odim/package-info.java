/**
 * Radar composites in ODIM_H5 (OPERA Data Information Model for HDF5, D. B. Michelson et al.,
 * EUMETNET), as the German weather service and most of Europe give them. No data is unknown, {@code
 * undetect} is no rain.
 */
@NullMarked
package org.freshet.service.ingest.odim;

import org.jspecify.annotations.NullMarked;
