/**
 * From the bytes of one message to observations, whatever brought it: a broker, a request. Pure: no
 * network, no clock.
 */
@NullMarked
package org.freshet.service.ingest.message;

import org.jspecify.annotations.NullMarked;
