/** Values that senders bring themselves, over HTTP. What is answered as stored is durable. */
@NullMarked
package org.freshet.service.ingest.push;

import org.jspecify.annotations.NullMarked;
