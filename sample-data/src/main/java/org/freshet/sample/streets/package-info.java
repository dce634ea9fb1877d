/** The streets of Sillbach: the plan by hand, and the network of junctions and ways it makes. */
@NullMarked
package org.freshet.sample.streets;

import org.jspecify.annotations.NullMarked;
