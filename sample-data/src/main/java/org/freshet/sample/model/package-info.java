/** The town as one model that every file is derived from. */
@NullMarked
package org.freshet.sample.model;

import org.jspecify.annotations.NullMarked;
