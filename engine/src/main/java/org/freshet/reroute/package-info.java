/**
 * Closures to hints: detours of vehicles and transit lines. Talks to a road network through a port.
 */
@NullMarked
package org.freshet.reroute;

import org.jspecify.annotations.NullMarked;
