/**
 * The study area file {@code area.yaml}: one record tree, validated before anything heavy loads.
 * Every mistake in it is one line that names file, key and mend; all mistakes are told at once.
 */
@NullMarked
package org.freshet.service.config;

import org.jspecify.annotations.NullMarked;
