/** Pictures of the town, to look at. */
@NullMarked
package org.freshet.sample.view;

import org.jspecify.annotations.NullMarked;
