/** The ground of Sillbach: hills, valley, streams, embankment, hollows, and the elevation model. */
@NullMarked
package org.freshet.sample.land;

import org.jspecify.annotations.NullMarked;
