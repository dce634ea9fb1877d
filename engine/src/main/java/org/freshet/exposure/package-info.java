/** Who and what stands in the water: road edges, assets and warning areas against water depth. */
@NullMarked
package org.freshet.exposure;

import org.jspecify.annotations.NullMarked;
