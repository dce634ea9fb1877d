/**
 * KOSTRA-DWD tables of heavy rain as the weather service hands them out: one dBASE file (or CSV
 * export of it) per duration, one record per raster cell, one column per return period.
 */
@NullMarked
package org.freshet.service.ingest.kostra;

import org.jspecify.annotations.NullMarked;
