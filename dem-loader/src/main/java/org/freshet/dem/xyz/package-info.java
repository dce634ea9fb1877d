/** Point lists x y z on a regular grid, as German states deliver DGM1. */
@NullMarked
package org.freshet.dem.xyz;

import org.jspecify.annotations.NullMarked;
