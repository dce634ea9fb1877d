/** What stands and lies in Sillbach: districts, buildings, land cover, sewers, critical places. */
@NullMarked
package org.freshet.sample.town;

import org.jspecify.annotations.NullMarked;
