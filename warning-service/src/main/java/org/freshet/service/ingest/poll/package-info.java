/**
 * Asking again and again: HTTP directories of radar files, and the REST interfaces of gauge
 * services. Never asks for what has not changed, never keeps half a file, never takes more than it
 * was told to.
 */
@NullMarked
package org.freshet.service.ingest.poll;

import org.jspecify.annotations.NullMarked;
