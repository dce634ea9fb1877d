/** Instantaneous values of the United States Geological Survey, JSON. */
@NullMarked
package org.freshet.service.ingest.usgs;

import org.jspecify.annotations.NullMarked;
