/** Levels, rules, the incident state machine and its explanations. Pure: no clock, no I/O. */
@NullMarked
package org.freshet.warning;

import org.jspecify.annotations.NullMarked;
