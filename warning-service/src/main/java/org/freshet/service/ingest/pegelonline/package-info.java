/** Gauges of the German federal waterways: PEGELONLINE REST API v2. */
@NullMarked
package org.freshet.service.ingest.pegelonline;

import org.jspecify.annotations.NullMarked;
