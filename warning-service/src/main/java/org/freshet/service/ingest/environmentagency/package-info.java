/**
 * Levels and rain of the Environment Agency of England: the public flood monitoring API and the
 * documents of the flood information service.
 */
@NullMarked
package org.freshet.service.ingest.environmentagency;

import org.jspecify.annotations.NullMarked;
