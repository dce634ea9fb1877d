/** The generator of Sillbach. */
@NullMarked
package org.freshet.sample;

import org.jspecify.annotations.NullMarked;
