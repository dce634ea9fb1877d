/**
 * Station files of the climate data center of the German weather service (DWD CDC): rain and
 * temperature at 1, 5, 10 and 60 minutes, as ZIP archives or bare product files.
 */
@NullMarked
package org.freshet.service.ingest.cdc;

import org.jspecify.annotations.NullMarked;
