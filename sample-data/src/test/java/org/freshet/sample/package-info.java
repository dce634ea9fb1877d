/** What is promised about Sillbach. */
@NullMarked
package org.freshet.sample;

import org.jspecify.annotations.NullMarked;
