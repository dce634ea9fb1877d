/** Main, commands, wiring: the only place that calls constructors across rooms. */
@NullMarked
package org.freshet.service.app;

import org.jspecify.annotations.NullMarked;
