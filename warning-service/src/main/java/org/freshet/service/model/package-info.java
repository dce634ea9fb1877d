/**
 * The terrain model as a file: written beside its place and moved there whole, mapped into memory
 * when read, so that it may be larger than the memory and be replaced while it is read.
 */
@NullMarked
package org.freshet.service.model;

import org.jspecify.annotations.NullMarked;
