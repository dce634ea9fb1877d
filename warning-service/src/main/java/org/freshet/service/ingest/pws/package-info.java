/** Private weather stations as one wide table: a row per time step, a column per station. */
@NullMarked
package org.freshet.service.ingest.pws;

import org.jspecify.annotations.NullMarked;
