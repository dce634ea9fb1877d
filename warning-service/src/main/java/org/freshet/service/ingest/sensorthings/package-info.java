/** OGC SensorThings 1.1: entities, collections, batch requests and data arrays. */
@NullMarked
package org.freshet.service.ingest.sensorthings;

import org.jspecify.annotations.NullMarked;
