/** JMH kernels of the room they measure, in its package because kernels are not public. */
@NullMarked
package org.freshet.terrain;

import org.jspecify.annotations.NullMarked;
