/**
 * GeoPackage (OGC 12-128r19): vector layers in one SQLite file that every GIS opens. Writing only.
 */
@NullMarked
package org.freshet.service.geopackage;

import org.jspecify.annotations.NullMarked;
