/**
 * The Common Alerting Protocol 1.2 (OASIS, 1 July 2010): warning messages out, alerts in, and a
 * validator that knows the rules the schema cannot say.
 *
 * <p>How to wire: one {@link org.freshet.service.cap.CapProfile} per sender, one {@link
 * org.freshet.service.cap.CapMapper} per study area; {@code CapWriter.xml(mapper.alert(message))}
 * is the file, {@code CapValidator} proves it before it leaves.
 */
@NullMarked
package org.freshet.service.cap;

import org.jspecify.annotations.NullMarked;
