/** Arc/Info ASCII grids, streamed. */
@NullMarked
package org.freshet.dem.asciigrid;

import org.jspecify.annotations.NullMarked;
