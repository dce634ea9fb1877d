/** Delimited text of any gauge, with a mapping that says which column is what. */
@NullMarked
package org.freshet.service.ingest.csv;

import org.jspecify.annotations.NullMarked;
