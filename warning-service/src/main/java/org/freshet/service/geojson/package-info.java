/** GeoJSON (RFC 7946) written feature by feature, however many there are. */
@NullMarked
package org.freshet.service.geojson;

import org.jspecify.annotations.NullMarked;
