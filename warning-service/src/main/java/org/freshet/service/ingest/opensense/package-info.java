/** NetCDF files after the OPENSENSE conventions: city gauges, microwave links, radar cut-outs. */
@NullMarked
package org.freshet.service.ingest.opensense;

import org.jspecify.annotations.NullMarked;
