/**
 * One cycle as a pure function from rain to warnings and hints, and the replay that runs many of
 * them over a past event.
 */
@NullMarked
package org.freshet.service.cycle;

import org.jspecify.annotations.NullMarked;
