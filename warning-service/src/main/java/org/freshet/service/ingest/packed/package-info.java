/** Peels gzip, bzip2 and tar off a file, by content and in any nesting. */
@NullMarked
package org.freshet.service.ingest.packed;

import org.jspecify.annotations.NullMarked;
