/**
 * Who should have spoken by now and has not. Pure functions of what was heard and what time it is:
 * no clock, no thread.
 */
@NullMarked
package org.freshet.service.ingest.watch;

import org.jspecify.annotations.NullMarked;
