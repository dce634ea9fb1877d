/** The flood portal of the German states (Länderübergreifendes Hochwasserportal), API v1. */
@NullMarked
package org.freshet.service.ingest.lhp;

import org.jspecify.annotations.NullMarked;
