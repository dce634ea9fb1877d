/** How long work tells whoever waits that it is alive: one listener interface, nothing else. */
@NullMarked
package org.freshet.progress;

import org.jspecify.annotations.NullMarked;
