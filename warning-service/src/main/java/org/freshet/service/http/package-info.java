/**
 * The web: handlers over one pinned {@link org.freshet.service.publish.Site}.
 *
 * <p>How to wire: {@code new WebServer(site).start("127.0.0.1", 0)}, then {@code publish(next)} for
 * every further snapshot.
 */
@NullMarked
package org.freshet.service.http;

import org.jspecify.annotations.NullMarked;
